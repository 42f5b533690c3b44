import type { Plugin } from '@custom-elements-manifest/analyzer';
import type { EntryDoc } from './describe-elements.ts';

/** Reads `@entry name - what it holds` of a class: what its element adds to a form, which the schema does not know. */
export function entryTags(): Plugin {
  return {
    name: 'entry-tags',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isClassDeclaration(node)) return;
      const entries = ts.getJSDocTags(node).flatMap(({ tagName, comment }): readonly EntryDoc[] => {
        const [name, ...words] = (ts.getTextOfJSDocComment(comment) ?? '').split(' - ');
        return tagName.text === 'entry' && name ? [{ name, description: words.join(' - ') }] : [];
      });
      const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
      if (declaration && entries.length > 0) Object.assign(declaration, { entries });
    },
  };
}
