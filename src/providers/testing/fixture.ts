import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A recorded answer, as `fixtures/<name>.json`. */
export function fixture(name: string): unknown {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, '../fixtures', `${name}.json`), 'utf8'),
  ) as unknown;
}
