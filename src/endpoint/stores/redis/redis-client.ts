import { Redis, type RedisOptions } from 'ioredis';
import type { Script } from './redis-scripts.ts';
import { StoreError } from '../store.ts';

/** Everything fails within a second, opening included. */
const openMs = 900;
const closeMs = 900;
const longestPauseMs = 1_000;

/**
 * A caller never waits for a server that is away or hangs: nothing is queued, nothing is sent twice, and a
 * connection on which a command gets no answer at all is given up (a machine without power sends no farewell).
 */
const failFast = {
  lazyConnect: true,
  connectTimeout: 800,
  commandTimeout: 400,
  socketTimeout: 3_000,
  disconnectTimeout: 300,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  retryStrategy: (attempt: number) => retryPause(attempt, Math.random()),
  // After a failover the old primary is a replica; its address leads to the new one.
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
} satisfies RedisOptions;

/** Pause (ms) before a new connection: full jitter below a limit that doubles from 100 ms to 1 s. */
export function retryPause(attempt: number, random: number): number {
  return Math.floor(random * Math.min(longestPauseMs, 50 * 2 ** Math.min(attempt, 10)));
}

/** What is behind a Redis URL, without the user and the password. */
export function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || (parsed.protocol !== 'redis:' && parsed.protocol !== 'rediss:')) {
    throw new StoreError('the address of Redis must look like redis://host:6379');
  }
  return parsed.host;
}

/** One connection, whose failures are StoreErrors with a reason that helps. */
export class RedisClient {
  readonly #redis: Redis;
  #reason = 'not connected';
  #isClosed = false;

  constructor(
    url: string,
    private readonly place: string,
  ) {
    this.#redis = new Redis(url, failFast);
    this.#redis.on('error', (error: Error) => (this.#reason = error.message));
    this.#redis.on('ready', () => (this.#reason = 'the connection was lost'));
  }

  /** @throws StoreError, and is closed then */
  async open(): Promise<void> {
    const deadline = setTimeout(() => this.#redis.disconnect(), openMs);
    try {
      await this.#redis.connect();
    } catch {
      await this.close();
      throw new StoreError(`Redis at ${this.place} cannot be reached: ${this.#reason}`);
    } finally {
      clearTimeout(deadline);
    }
  }

  /**
   * Calls back each time the channel has been joined (whatever was published before is lost) and with each
   * message. Goes on through outages until the client is closed; do not use `call` and `run` on it.
   */
  subscribe(channel: string, joined: () => void, message: (text: string) => void): void {
    const redis = this.#redis;
    redis.on('ready', () => {
      redis.subscribe(channel).then(joined, () => {
        if (!this.#isClosed) redis.disconnect(true);
      });
    });
    redis.on('message', (_, text) => message(text));
    redis.connect().catch(() => undefined);
  }

  /** @throws StoreError */
  async call<T>(ask: (redis: Redis) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new StoreError('the store has been closed');
    const isReady = this.#redis.status === 'ready';
    try {
      return await ask(this.#redis);
    } catch (error) {
      // No cause: the errors of the client carry what was sent.
      const reason = isReady && error instanceof Error ? error.message : this.#reason;
      throw new StoreError(`Redis at ${this.place}: ${reason}`);
    }
  }

  /** @throws StoreError */
  run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return this.call((redis) => {
      if (!(script.name in redis)) redis.defineCommand(script.name, script);
      const commands = redis as unknown as Readonly<Record<string, (...all: unknown[]) => Promise<unknown>>>;
      return commands[script.name]?.(...keys, ...args) ?? Promise.reject(new Error('unknown script'));
    });
  }

  /** Resolves when the socket is gone. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const redis = this.#redis;
    const isOpen = ['connecting', 'connect', 'ready'].includes(redis.status);
    await new Promise<void>((resolve) => {
      const deadline = setTimeout(resolve, isOpen ? closeMs : 0);
      redis.once('end', () => {
        clearTimeout(deadline);
        resolve();
      });
      redis.disconnect();
    });
  }
}
