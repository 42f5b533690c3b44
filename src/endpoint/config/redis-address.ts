/** One Redis server, Sentinel or node of a cluster. */
export interface RedisHost {
  readonly host: string;
  readonly port: number;
}

/** Who we say we are; null: nobody asks. */
export interface RedisLogin {
  readonly username: string | null;
  readonly password: string | null;
}

/** Where Redis is. May hold passwords: only `placeOf` is for people. */
export type RedisAddress =
  | { readonly kind: 'single'; readonly url: string }
  | {
      readonly kind: 'sentinel';
      readonly isTls: boolean;
      readonly sentinels: readonly RedisHost[];
      /** What the Sentinels call the set. */
      readonly name: string;
      readonly login: RedisLogin;
      readonly sentinelLogin: RedisLogin;
      readonly db: number;
    }
  | {
      readonly kind: 'cluster';
      readonly isTls: boolean;
      /** Some of its nodes: they tell the others. */
      readonly nodes: readonly RedisHost[];
      readonly login: RedisLogin;
    };

type Read<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'wrong'; readonly message: string };

const nobody: RedisLogin = { username: null, password: null };
const ports = { sentinel: 26_379, cluster: 6_379 };
/** Scheme, user and password, hosts, path, query. */
const shape =
  /^(rediss?)\+(sentinel|cluster):\/\/(?:([^@/?#\s]*)@)?([^@/?#\s]+)(?:\/([^?#\s]*))?(?:\?([^#\s]*))?$/;
const badEscape = 'the user or the password has a % that begins no escape: write it %25';
const hostShape = /^(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i;

/**
 * Reads what `--redis` is given. No message repeats any of it, since any part may be a password in the wrong place.
 *
 * - `redis://user:password@host:6379/db`: one server
 * - `redis+sentinel://user:password@host:26379,host:26379/name/db?sentinelUsername=…&sentinelPassword=…`
 * - `redis+cluster://user:password@host:6379,host:6379`
 *
 * `rediss` in place of `redis` is TLS, for Sentinels too. See deploy/README.md#redis-that-fails-over.
 */
export function readRedisAddress(text: string): Read<RedisAddress> {
  if (/^rediss?:\/\/./.test(text) && URL.canParse(text)) {
    const { username, password, pathname } = new URL(text);
    if (loginOf(`${username}:${password}`) === null) return wrong(badEscape);
    return /^\/?\d{0,5}$/.test(pathname)
      ? ok({ kind: 'single', url: text })
      : wrong('the database after the host is not a number');
  }
  const [, scheme, kind, userinfo, hostsText = '', path = '', query = ''] = shape.exec(text) ?? [];
  if (kind !== 'sentinel' && kind !== 'cluster')
    return wrong(
      'must look like redis://host:6379, redis+sentinel://host:26379,host:26379/name or redis+cluster://host:6379,host:6379',
    );
  const hosts: RedisHost[] = [];
  for (const [i, each] of hostsText.split(',').entries()) {
    const host = hostOf(each, ports[kind]);
    if (host === null) return wrong(`host ${i + 1} is not host:port`);
    hosts.push(host);
  }
  const login = loginOf(userinfo);
  if (login === null) return wrong(badEscape);
  const isTls = scheme === 'rediss';
  return kind === 'cluster'
    ? clusterOf({ isTls, nodes: hosts, login }, path, query)
    : sentinelOf({ isTls, sentinels: hosts, login }, path, query);
}

/** Where it is, for people: without users, passwords and queries. */
export function placeOf(address: RedisAddress): string {
  switch (address.kind) {
    case 'single':
      return new URL(address.url).host;
    case 'sentinel':
      return `${address.name} of the Sentinels ${hostsText(address.sentinels)}`;
    case 'cluster':
      return `the cluster of ${hostsText(address.nodes)}`;
  }
}

type Cluster = Extract<RedisAddress, { readonly kind: 'cluster' }>;
type Sentinel = Extract<RedisAddress, { readonly kind: 'sentinel' }>;

function clusterOf(from: Omit<Cluster, 'kind'>, path: string, query: string): Read<RedisAddress> {
  if (path !== '' || query !== '') return wrong('a cluster has database 0 alone: nothing follows its hosts');
  return ok({ kind: 'cluster', ...from });
}

function sentinelOf(
  from: Pick<Sentinel, 'isTls' | 'sentinels' | 'login'>,
  path: string,
  query: string,
): Read<RedisAddress> {
  const [name = '', db = '0', ...more] = path.split('/');
  if (!/^[\w.-]+$/.test(name))
    return wrong('the name of the set is missing: it follows the Sentinels as /name');
  if (!/^\d{1,5}$/.test(db) || more.length > 0) return wrong('the database after the name is not a number');
  const given = new URLSearchParams(query);
  if ([...given.keys()].some((key) => key !== 'sentinelUsername' && key !== 'sentinelPassword'))
    return wrong('the query may hold sentinelUsername and sentinelPassword, and nothing else');
  const sentinelLogin = {
    username: given.get('sentinelUsername'),
    password: given.get('sentinelPassword'),
  };
  return ok({ kind: 'sentinel', ...from, name, db: Number(db), sentinelLogin });
}

function hostOf(text: string, standardPort: number): RedisHost | null {
  const [, host, port = String(standardPort)] = hostShape.exec(text) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return null;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** `user:password`, `:password` or nothing, each escaped as in any URL; null: cannot be. */
function loginOf(userinfo: string | undefined): RedisLogin | null {
  if (userinfo === undefined) return nobody;
  const [username = '', ...password] = userinfo.split(':');
  try {
    return {
      username: decodeURIComponent(username) || null,
      password: decodeURIComponent(password.join(':')) || null,
    };
  } catch {
    return null;
  }
}

function hostsText(hosts: readonly RedisHost[]): string {
  return hosts.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`).join(', ');
}

function ok(value: RedisAddress): Read<RedisAddress> {
  return { kind: 'ok', value };
}

function wrong(message: string): Read<never> {
  return { kind: 'wrong', message };
}
