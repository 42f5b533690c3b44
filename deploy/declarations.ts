/**
 * Takes the declarations away that no entry of the package reaches: `tsc` writes one for every module that is compiled,
 * half of which only the code inside needs.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const { exports } = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
};

const written = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.d.ts') && !/^endpoint[\\/]/.test(name))
  .map((name) => join(dist, name));

/** What `exports` names, `*` standing for one name. */
const isEntry = Object.values(exports)
  .flatMap((target) => (typeof target === 'string' ? [] : [join(dist, '..', target.types)]))
  .map(
    (types) =>
      new RegExp(`^${types.replaceAll('\\', '\\\\').replaceAll('.', '\\.').replace('*', '[^/\\\\]+')}$`),
  );

const program = ts.createProgram(
  written.filter((file) => isEntry.some((pattern) => pattern.test(file))),
  { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, noLib: true, types: [] },
);
const reached = new Set(program.getSourceFiles().map(({ fileName }) => join(fileName)));
for (const file of written) if (!reached.has(file)) rmSync(file);
