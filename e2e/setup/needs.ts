import { COMMANDS, findService, type Service } from './services.ts';

type Commands<Name extends Service> = Readonly<Record<Name, string>>;
type Find = (service: Service) => string | null;

/** By the names that people know. */
function missing(names: readonly Service[], find: Find): readonly string[] {
  return names.filter((name) => find(name) === null).map((name) => COMMANDS[name].join(' or '));
}

/** The commands of the servers. @throws when one is not installed */
export function required<Name extends Service>(
  names: readonly Name[],
  find: Find = findService,
): Commands<Name> {
  const lacking = missing(names, find);
  if (lacking.length > 0) throw new Error(`not installed: ${lacking.join(', ')} (npm run setup)`);
  return Object.fromEntries(names.map((name) => [name, find(name)])) as Commands<Name>;
}

/**
 * Whether tests have to be skipped for want of a server, which is said loudly. Never where CI is set: there they
 * run, and fail.
 *
 * @param untested what nobody knows of then, such as `SEVERAL NODES ARE`
 */
export function lacks(untested: string, names: readonly Service[], find: Find = findService): boolean {
  const lacking = missing(names, find);
  if (lacking.length === 0 || process.env['CI']) return false;
  console.warn(`\n*** NO ${lacking.join(' AND NO ')}: ${untested} NOT TESTED ***\n`);
  return true;
}

/**
 * The commands of the servers that a test needs. A test without them is skipped with a loud word, and fails where
 * CI is set.
 *
 * @param skip ends a test as skipped: that of Vitest's or of Playwright's context
 * @param untested as in {@link lacks}
 */
export function needs<Name extends Service>(
  skip: (why: string) => void,
  untested: string,
  names: readonly Name[],
  find: Find = findService,
): Commands<Name> {
  if (lacks(untested, names, find)) skip(`not installed: ${missing(names, find).join(', ')}`);
  return required(names, find);
}
