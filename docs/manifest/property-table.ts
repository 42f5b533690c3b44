import type { Plugin } from '@custom-elements-manifest/analyzer';
import type { Attribute, ClassField } from 'custom-elements-manifest/schema';
import type { PropertyDeclaration } from 'lit';
import { AddressSearchOptions } from '../../src/element/properties.ts';

/** What the source says of a property of the table, beside its value: its type, if one is written, and its comment. */
interface Written {
  readonly type: string | null;
  readonly description: string;
}

const properties: Readonly<Record<string, PropertyDeclaration>> = AddressSearchOptions.properties;

const table = Object.entries(properties).map(([name, declaration]) => ({
  name,
  attribute: declaration.attribute === false ? null : String(declaration.attribute ?? name.toLowerCase()),
  reflects: declaration.reflect ?? false,
  ...('initial' in declaration && { initial: declaration.initial as unknown }),
}));

/**
 * Teaches the analyzer the table in `src/element/properties.ts`, of which Lit makes the properties: names, defaults
 * and attributes come from the table itself, types and comments from its source.
 */
export function propertyTable(): Plugin {
  const written = new Map<string, Written>();
  const aliases = new Map<string, string>();
  return {
    name: 'property-table',
    collectPhase({ ts, node }) {
      if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type))
        aliases.set(node.name.text, node.type.getText());
      if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'PROPERTIES') return;
      if (!node.initializer || !ts.isObjectLiteralExpression(node.initializer)) return;
      for (const each of node.initializer.properties) {
        if (!ts.isPropertyAssignment(each)) continue;
        const [type] = ts.isCallExpression(each.initializer) ? (each.initializer.typeArguments ?? []) : [];
        const [comment] = ts.getJSDocCommentsAndTags(each);
        const words = ts.getTextOfJSDocComment(comment?.comment) ?? '';
        written.set(each.name.getText(), {
          type: type?.getText() ?? null,
          description: words.replace(/\s+/g, ' '),
        });
      }
    },
    moduleLinkPhase({ moduleDoc }) {
      for (const each of moduleDoc.declarations ?? []) {
        if (each.kind !== 'class' || each.name !== 'AddressSearchOptions') continue;
        const own = table.map((row) => [row, written.get(row.name)] as const);
        const fields = own.flatMap(([row, source]) => (source ? [fieldOf(row, source, aliases)] : []));
        const described = new Map(each.members?.map((member) => [member.name, member.description ?? '']));
        const attributes = own.flatMap(([row, source]) => {
          const description = source?.description ?? described.get(row.name);
          return row.attribute && description ? [attributeOf(row, source, description, aliases)] : [];
        });
        Object.assign(each, { members: [...fields, ...(each.members ?? [])], attributes });
      }
    },
  };
}

type Row = (typeof table)[number];

const typeOf = ({ initial }: Row, { type }: Written, aliases: ReadonlyMap<string, string>): string =>
  type ? (aliases.get(type) ?? type) : typeof initial;

const defaultOf = ({ initial }: Row): string =>
  typeof initial === 'string' ? `'${initial}'` : JSON.stringify(initial);

function fieldOf(row: Row, source: Written, aliases: ReadonlyMap<string, string>): ClassField {
  return {
    kind: 'field',
    name: row.name,
    type: { text: typeOf(row, source, aliases) },
    default: defaultOf(row),
    description: source.description,
    ...(row.attribute && { attribute: row.attribute, reflects: row.reflects }),
  };
}

/** An attribute is text: where the property's type is none of its own words, it is told as `string`. */
function attributeOf(
  row: Row,
  source: Written | undefined,
  description: string,
  aliases: ReadonlyMap<string, string>,
): Attribute {
  const type = source ? typeOf(row, source, aliases) : 'string';
  return {
    name: row.attribute ?? '',
    fieldName: row.name,
    type: { text: /^(boolean|number|'.*)$/.test(type) ? type : 'string' },
    ...(row.initial ? { default: defaultOf(row) } : {}),
    description,
  };
}
