import type { Redis } from 'ioredis';
import { placeOf, type RedisAddress } from '../../config/redis-address.ts';
import { StoreError } from '../store.ts';
import { connectionTo } from './redis-connection.ts';
import type { Script } from './redis-scripts.ts';

/** Opening included, a server fails within a second; whom to ask for the server may take longer to find. */
const openMs = { single: 900, sentinel: 2_900, cluster: 2_900 };
const closeMs = 900;

/** One connection, whose failures are StoreErrors with a reason that helps. */
export class RedisClient {
  readonly #redis: Redis;
  #reason = 'not connected';
  #isClosed = false;

  /** @param key any of the keys that are used */
  constructor(
    private readonly address: RedisAddress,
    key: string,
  ) {
    this.#redis = connectionTo(address, key);
    for (const event of ['error', 'sentinelError'])
      this.#redis.on(event, (error: Error) => (this.#reason = reasonOf(error) ?? this.#reason));
    this.#redis.on('ready', () => (this.#reason = 'the connection was lost'));
  }

  /** Host and port of the server in use; null: none now. */
  get server(): string | null {
    const { status, stream } = this.#redis;
    if (status !== 'ready' || stream.remoteAddress === undefined) return null;
    return `${stream.remoteAddress}:${stream.remotePort}`;
  }

  /** @throws StoreError, and is closed then */
  async open(): Promise<void> {
    try {
      await this.#connect();
      const { db = 0 } = this.#redis.options;
      // Where there is no such database, the client goes on in database 0, and says nothing.
      if (db !== 0) await this.#redis.select(db);
    } catch (error) {
      const isThere = this.#redis.status === 'ready' && error instanceof Error;
      const reason = isThere ? `: ${error.message}` : ` cannot be reached: ${this.#reason}`;
      await this.close();
      throw new StoreError(`Redis at ${placeOf(this.address)}${reason}`);
    }
  }

  /**
   * Where it fails over, whoever is asked first may name a primary that is gone or is none any more: then the next
   * one is asked, until there is no time left.
   */
  #connect(): Promise<void> {
    const redis = this.#redis;
    const { kind } = this.address;
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error('not within its time')), openMs[kind]);
      const settled = (settle: () => void) => (): void => {
        clearTimeout(deadline);
        settle();
      };
      redis.once('ready', settled(resolve));
      redis.connect().catch(kind === 'single' ? settled(reject) : () => undefined);
    });
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
      throw new StoreError(`Redis at ${placeOf(this.address)}: ${reason}`);
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

/** Words for people in place of the client's own; null: the one before says more. */
function reasonOf({ message }: Error): string | null {
  // Every Sentinel has been asked once, and each has answered: what came of it was told before.
  if (/^All sentinels are unreachable\. Retrying from scratch after \d+ms\.$/.test(message)) return null;
  return message.replace(/got an invalid reply: null$/, 'it knows no set of that name');
}
