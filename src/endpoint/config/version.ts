import { readFileSync } from 'node:fs';

// The same distance from src/endpoint/ and from dist/endpoint/.
const file = new URL('../../../package.json', import.meta.url);
const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));

/** Version of the package that runs. */
export const version: string =
  typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : 'unknown';
