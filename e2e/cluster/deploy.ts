import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files that sites install; the tests run them as they are. */
export const DEPLOY = fileURLToPath(new URL('../../deploy/', import.meta.url));

/** The variables of `deploy/endpoint.env`. */
export function environmentFile(): Readonly<Record<string, string>> {
  const lines = readFileSync(join(DEPLOY, 'endpoint.env'), 'utf8').split('\n');
  const pairs = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

/** The arguments that the systemd unit gives to the command of the instance `port`. */
export function unitArguments(port: number): readonly string[] {
  const unit = readFileSync(join(DEPLOY, 'address-search-endpoint@.service'), 'utf8');
  const line = /^ExecStart=address-search-endpoint (.*)$/m.exec(unit)?.[1] ?? '';
  return line.replaceAll('%i', String(port)).split(' ');
}
