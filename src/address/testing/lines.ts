import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { understandQuery } from '../understand-query.ts';

/** A typed line, and what is right. */
export interface KnownLine {
  readonly typed: string;
  /** What is searched for; `*chosung` when nothing is. */
  readonly searched: string;
  readonly detail: string;
}

/** The lines of `fixtures/<name>.tsv`. */
export function linesOf(name: string): readonly KnownLine[] {
  const file = readFileSync(join(import.meta.dirname, '../fixtures', `${name}.tsv`), 'utf8');
  return file
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('# '))
    .map((row) => {
      const [typed = '', searched = '', detail = ''] = row.split('\t');
      return { typed: unescaped(typed), searched, detail };
    });
}

/** How a line is understood, in the same form; spaces within a part may differ. */
export function understood(typed: string): Omit<KnownLine, 'typed'> {
  const found = understandQuery(typed);
  const searched = 'text' in found && found.kind !== 'chosung' ? found.text : `*${found.kind}`;
  return { searched, detail: found.kind === 'search' ? found.detail : '' };
}

export const folded = (text: string): string => text.replace(/\s/g, '');

function unescaped(text: string): string {
  return text.replace(/\\(t|n|u[0-9a-f]{4})/g, (_, code: string) =>
    code === 't' ? '\t' : code === 'n' ? '\n' : String.fromCharCode(parseInt(code.slice(1), 16)),
  );
}
