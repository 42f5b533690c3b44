import { readFileSync } from 'node:fs';
import { create, ts } from '@custom-elements-manifest/analyzer';
import type {
  ClassDeclaration,
  CustomElementDeclaration,
  Declaration,
  JavaScriptModule,
  Package,
} from 'custom-elements-manifest/schema';
import type TypeScript from 'typescript';
import { entryTags } from './entry-tags.ts';
import { propertyTable } from './property-table.ts';

declare module '@custom-elements-manifest/analyzer' {
  /** Untyped in 0.11. */
  export const ts: typeof TypeScript;
  export function create(options: {
    readonly modules: readonly TypeScript.SourceFile[];
    readonly plugins: readonly Plugin[];
    readonly context: { readonly dev: boolean };
  }): Package;
}

/** A form entry of an element, which the schema does not know. */
export interface EntryDoc {
  readonly name: string;
  readonly description: string;
}

export type ElementDoc = CustomElementDeclaration &
  ClassDeclaration & { readonly entries?: readonly EntryDoc[] };

/** The elements and their events, in the order in which they are analysed: a base class stands before its heir. */
const SOURCES = [
  'properties',
  'address-search',
  'address-source',
  'events',
  'pick-event',
  'search/diagnostics',
  'define-elements',
];
const root = new URL('../../', import.meta.url);

/** What the package's elements offer, as their own source says it (`custom-elements.json`). */
export function describeElements(): Package {
  const modules = SOURCES.map((name) => {
    const path = `src/element/${name}.ts`;
    return ts.createSourceFile(path, readFileSync(new URL(path, root), 'utf8'), ts.ScriptTarget.ES2022, true);
  });
  const { schemaVersion, modules: described } = create({
    modules,
    plugins: [propertyTable(), entryTags()],
    context: { dev: false },
  });
  const published = described.map(publishedModule).filter(({ exports = [] }) => exports.length > 0);
  return { schemaVersion, readme: 'README.md', modules: published };
}

const isElement = (declaration: Declaration): declaration is ElementDoc =>
  declaration.kind === 'class' && 'tagName' in declaration;

/** The elements of a manifest by their tag. */
export const elementsOf = ({ modules }: Package): ReadonlyMap<string, ElementDoc> =>
  new Map(
    modules.flatMap(({ declarations = [] }) =>
      declarations.flatMap((each) =>
        isElement(each) && each.tagName ? [[each.tagName, each] as const] : [],
      ),
    ),
  );

/** Elements and events are of the package; the base class and the functions beside them are not. */
const isPublished = ({ kind, name }: Pick<Declaration, 'kind' | 'name'>): boolean =>
  kind === 'class' && name !== 'AddressSearchOptions';

/** `/src/element/index.ts`, as the analyzer has it, to `dist/element/index.js`, as the package has it. */
const publishedPath = (path: string): string =>
  path
    .replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js')
    // Importing this one is what registers the elements.
    .replace('define-elements', 'define');

function publishedModule(module: JavaScriptModule): JavaScriptModule {
  const declarations = (module.declarations ?? []).filter(isPublished).map(publishedDeclaration);
  const names = new Set(declarations.map(({ name }) => name));
  const exports = (module.exports ?? [])
    .filter(({ kind, name }) => kind === 'custom-element-definition' || names.has(name))
    .map((each) => ({
      ...each,
      declaration: { ...each.declaration, module: publishedPath(each.declaration.module ?? '') },
    }));
  return { ...module, path: publishedPath(module.path), declarations, exports };
}

/** Called by the browser or by Lit. */
const NOT_CALLED_BY_PAGES = /Callback$|^requestUpdate$/;

function publishedDeclaration(declaration: Declaration): Declaration {
  if (declaration.kind !== 'class') return declaration;
  const members = (declaration.members ?? [])
    .filter(({ privacy, static: isStatic }) => !isStatic && (privacy ?? 'public') === 'public')
    .filter(({ name }) => !NOT_CALLED_BY_PAGES.test(name))
    .map(withoutOrigin);
  const { superclass, members: _, ...rest } = declaration;
  const own = { ...rest, ...(members.length > 0 && { members }) };
  if (!isElement(declaration)) return { ...own, superclass: { name: superclass?.name ?? 'Event' } };
  return {
    ...own,
    superclass: { name: 'HTMLElement' },
    attributes: (declaration.attributes ?? []).map(withoutOrigin),
    // The analyzer takes each event that is made in the class for one more.
    events: (declaration.events ?? []).filter(({ description }) => description),
  } as ElementDoc;
}

/** The class that a member comes from is not exported. */
function withoutOrigin<Member extends object>(member: Member): Member {
  const { inheritedFrom: _, ...rest } = member as Member & { inheritedFrom?: unknown };
  return rest as Member;
}
