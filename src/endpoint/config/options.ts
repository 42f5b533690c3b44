import { parseArgs } from 'node:util';
import { readAlertOptions, type AlertOptions } from '../alerts/index.ts';
import { firstSentence, OptionError } from './option-error.ts';
import { isOrigin } from '../http/origins.ts';
import { defaultRules, readRules, type Rules } from './policy-file.ts';
import { maxProviders } from '../../protocol/index.ts';
import { readRedisAddress } from './redis-address.ts';
import { readTrust, type Trust } from '../http/client-address.ts';

/** How this node runs. */
export interface Options extends Rules {
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Shared store instead of `dataDir`, as `readRedisAddress` takes it; may hold passwords, so it is never logged. */
  readonly redisUrl: string | null;
  /** The circuits, in their first order. */
  readonly providers: readonly string[];
  /** Beside pages of the endpoint's own host. */
  readonly allowOrigins: readonly string[];
  readonly trustProxy: Trust;
  /** Who may use the ops API; nobody: it is off. */
  readonly opsTokens: readonly { readonly name: string; readonly token: string }[];
  /** Where operators are told of what happens. */
  readonly alerts: AlertOptions;
  readonly logLevel: string;
}

export type ReadOptions =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help'; readonly text: string }
  /** One line that names the option. */
  | { readonly kind: 'wrong'; readonly message: string };

/** Flag, environment variable, argument in the help, meaning. */
const table = [
  ['port', 'PORT', 'N', 'port to listen on (8787)'],
  ['host', 'HOST', 'ADDRESS', 'address to listen on (127.0.0.1)'],
  ['data', 'DATA_DIR', 'DIR', 'folder of the embedded store (./data)'],
  ['redis', 'REDIS_URL', 'URL', 'Redis or Valkey for several nodes, instead of --data (see below)'],
  ['providers', 'PROVIDERS', 'a,b', 'the circuits in their first order (kakao-postcode,juso)'],
  [
    'allow-origin',
    'ALLOW_ORIGINS',
    'ORIGIN',
    'pages that may read and report; repeatable (same origin only)',
  ],
  ['trust-proxy', 'TRUST_PROXY', 'N|CIDR', 'whose X-Forwarded-For and -Proto to believe (0)'],
  ['policy', 'POLICY_FILE', 'FILE', 'JSON with numbers of the policy'],
  ['log-level', 'LOG_LEVEL', 'LEVEL', 'fatal, error, warn, info, debug, trace or silent (info)'],
] as const;

type Flag = (typeof table)[number][0];

/**
 * Reads flags and environment; flags win, and an empty variable counts as none.
 *
 * @param readText reads a file; throws when it cannot
 */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  readText: (path: string) => string,
): ReadOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        ...Object.fromEntries(table.map(([flag]) => [flag, { type: 'string' as const, multiple: true }])),
        help: { type: 'boolean' as const, short: 'h' },
      },
    });
    if (values['help'] === true) return { kind: 'help', text: help() };
    const given = (flag: Flag): Given => {
      const fromFlags = (values as Readonly<Record<string, unknown>>)[flag];
      if (Array.isArray(fromFlags)) {
        const texts = fromFlags.map(String);
        // Such as --host "$BIND" without BIND: an empty host would be every address of the machine.
        return texts.includes('') ? fail(`--${flag}: is empty`) : { name: `--${flag}`, values: texts };
      }
      const name = table.find(([each]) => each === flag)?.[1] ?? '';
      return { name, values: [env[name] ?? ''].filter((text) => text !== '') };
    };
    return { kind: 'run', options: optionsFrom(given, env, readText) };
  } catch (error) {
    return { kind: 'wrong', message: firstSentence(error) };
  }
}

interface Given {
  /** The flag or the variable, whichever was used. */
  readonly name: string;
  readonly values: readonly string[];
}

function optionsFrom(
  given: (flag: Flag) => Given,
  env: Readonly<Record<string, string | undefined>>,
  readText: (path: string) => string,
): Options {
  return {
    port: one(given('port'), '8787', portOf),
    host: given('host').values.at(-1) ?? '127.0.0.1',
    dataDir: given('data').values.at(-1) ?? './data',
    redisUrl: optional(given('redis'), redisUrlOf),
    providers: one(given('providers'), 'kakao-postcode,juso', providersOf),
    allowOrigins: originsOf(given('allow-origin')),
    trustProxy: one(given('trust-proxy'), '0', trustOf),
    ...(optional(given('policy'), (path) => rulesOf(path, readText)) ?? defaultRules),
    opsTokens: opsTokensOf(env['OPS_TOKENS'] ?? ''),
    alerts: readAlertOptions(env, fail),
    logLevel: one(given('log-level'), 'info', logLevelOf),
  };
}

/** The last value wins, as with most commands. Errors name where the value came from. */
function one<T>({ name, values }: Given, standard: string, read: (text: string) => T): T {
  try {
    return read(values.at(-1) ?? standard);
  } catch (error) {
    if (error instanceof OptionError) throw new OptionError(`${name}: ${error.message}`);
    throw error;
  }
}

function optional<T>(given: Given, read: (text: string) => T): T | null {
  return given.values.length === 0 ? null : one(given, '', read);
}

function portOf(text: string): number {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : fail(`'${text}' is not a port number`);
}

function trustOf(text: string): Trust {
  return readTrust(text) ?? fail('is neither a number nor a list of CIDRs');
}

function redisUrlOf(text: string): string {
  const read = readRedisAddress(text);
  return read.kind === 'ok' ? text : fail(read.message);
}

function providersOf(text: string): readonly string[] {
  const ids = text.split(',').map((id) => id.trim());
  // What every object has is no name for one of its own: `constructor`.
  const odd = ids.find((id) => !/^[a-z][a-z0-9-]{0,39}$/.test(id) || id in {});
  if (odd !== undefined) return fail(`'${odd}' is not a provider id (a-z, 0-9 and -)`);
  if (ids.length > maxProviders) return fail(`names more than ${maxProviders}: browsers take no more`);
  return new Set(ids).size === ids.length ? ids : fail('names a provider twice');
}

function originsOf({ name, values }: Given): readonly string[] {
  const origins = values.flatMap((text) => text.split(',')).map((text) => text.trim());
  const odd = origins.find((origin) => !isOrigin(origin));
  if (odd !== undefined) fail(`${name}: '${odd}' is not an origin such as https://shop.example`);
  return origins;
}

function rulesOf(path: string, readText: (path: string) => string): Rules {
  let text: string;
  try {
    text = readText(path);
  } catch {
    return fail(`${path} cannot be read`);
  }
  const rules = readRules(text);
  return rules.kind === 'ok' ? rules.value : fail(`${path}: ${rules.message}`);
}

function opsTokensOf(text: string): Options['opsTokens'] {
  if (text === '') return [];
  return text.split(',').map((pair) => {
    const [, name, token] = /^([\w.-]{1,40}):(\S{16,})$/.exec(pair.trim()) ?? [];
    // The pair itself is a secret, so it is not repeated.
    if (name === undefined || token === undefined)
      return fail('OPS_TOKENS: not name:token pairs with tokens of 16 characters or more');
    return { name, token };
  });
}

function logLevelOf(text: string): string {
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
  return levels.includes(text) ? text : fail(`'${text}' is not one of ${levels.join(', ')}`);
}

function fail(message: string): never {
  throw new OptionError(message);
}

function help(): string {
  const rows = table.map(([flag, variable, argument, meaning]) => {
    return `  ${`--${flag} ${argument}`.padEnd(24)}${variable.padEnd(15)}${meaning}`;
  });
  return [
    'Usage: address-search-endpoint [options]',
    '       address-search-endpoint replay FILE [--policy FILE] [--json]',
    '',
    ...rows,
    '',
    '  --redis is one server, a set that Sentinels watch, or a cluster; rediss:// in place of redis:// is TLS:',
    '    redis://user:password@host:6379/db',
    '    redis+sentinel://user:password@host:26379,host:26379/name/db?sentinelUsername=...&sentinelPassword=...',
    '    redis+cluster://user:password@host:6379,host:6379',
    '',
    '  replay goes through a recording of GET /v1/ops/flight again and says whether the same comes out (exit',
    '  code 0, else 1); with --policy it shows what another policy would have changed.',
    '',
    '  OPS_TOKENS=name:token,... turns the ops API on.',
    '  Alerts: TELEGRAM_BOT_TOKEN with TELEGRAM_CHAT_ID (TELEGRAM_API_BASE), SLACK_WEBHOOK_URL,',
    '  ALERT_WEBHOOK_URL with ALERT_WEBHOOK_SECRET. PUBLIC_URL is where they say the console is.',
    '',
  ].join('\n');
}
