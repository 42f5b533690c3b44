import { Redis, type RedisOptions } from 'ioredis';
import type { RedisAddress, RedisLogin } from '../../config/redis-address.ts';
import { primaryOfSlot } from './cluster-connector.ts';

/** Of a server that is where it always was, a second; a new primary is looked for more often. */
const longestPauseMs = { single: 1_000, sentinel: 250, cluster: 250 };
/** Where it fails over, a command may have to wait for replicas. */
const commandMs = { single: 400, sentinel: 900, cluster: 900 };
/** Of a question to a Sentinel or to a node of a cluster. */
const askMs = 400;

/**
 * A caller never waits for a server that is away or hangs: nothing is queued, nothing is sent twice, and a
 * connection on which a command gets no answer at all is given up (a machine without power sends no farewell).
 */
const failFast = {
  lazyConnect: true,
  connectTimeout: 800,
  socketTimeout: 3_000,
  disconnectTimeout: 300,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  // After a failover the old primary is a replica, and a slot may have moved; the address leads to the new one.
  reconnectOnError: ({ message }: Error) => /^(READONLY|MOVED|CLUSTERDOWN)/.test(message),
} satisfies RedisOptions;

/** Pause (ms) before a new connection: full jitter below a limit that doubles from 100 ms to the longest. */
export function retryPause(attempt: number, random: number, longestMs: number): number {
  return Math.floor(random * Math.min(longestMs, 50 * 2 ** Math.min(attempt, 10)));
}

/**
 * A connection that is not opened yet. With fail-over it leads to whoever is the primary when it is opened.
 *
 * @param key any of the keys that will be used: in a cluster it tells whose they are
 */
export function connectionTo(address: RedisAddress, key: string): Redis {
  const pause = (attempt: number): number => retryPause(attempt, Math.random(), longestPauseMs[address.kind]);
  const options = { ...failFast, commandTimeout: commandMs[address.kind], retryStrategy: pause };
  switch (address.kind) {
    case 'single':
      return new Redis(address.url, options);
    case 'sentinel': {
      const { sentinels, name, db, isTls, login, sentinelLogin } = address;
      return new Redis({
        ...options,
        ...given(login),
        ...(isTls ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {}),
        ...(sentinelLogin.username === null ? {} : { sentinelUsername: sentinelLogin.username }),
        ...(sentinelLogin.password === null ? {} : { sentinelPassword: sentinelLogin.password }),
        sentinels: [...sentinels],
        name,
        db,
        sentinelCommandTimeout: askMs,
        sentinelRetryStrategy: pause,
      });
    }
    case 'cluster': {
      const common = { ...given(address.login), ...(address.isTls ? { tls: {} } : {}) };
      const ask = { ...common, connectTimeout: askMs, commandTimeout: askMs };
      const Connector = primaryOfSlot({ nodes: address.nodes, key, ask, pause });
      return new Redis({ ...options, ...common, Connector });
    }
  }
}

function given({ username, password }: RedisLogin): Pick<RedisOptions, 'username' | 'password'> {
  return { ...(username === null ? {} : { username }), ...(password === null ? {} : { password }) };
}
