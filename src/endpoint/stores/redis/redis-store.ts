import { randomBytes, randomUUID } from 'node:crypto';
import { readShared, type Policy, type SharedRecord } from '../../../circuit/index.ts';
import { alertLeaseMs, farAheadMs, maxKnownAlerts, maxPage, maxTimeline } from '../retention.ts';
import { placeOf, RedisClient } from './redis-client.ts';
import { fitnessOf } from './server-check.ts';
import {
  claimScript,
  commitScript,
  oldestScript,
  readScript,
  secretScript,
  settleScript,
} from './redis-scripts.ts';
import { idOfStream, streamIdOf } from './stream-id.ts';
import {
  StoreError,
  type AlertOutcome,
  type ChannelProgress,
  type Committed,
  type Decision,
  type NewAlert,
  type OutboxAlert,
  type Snapshot,
  type Store,
} from '../store.ts';
import { type NewEntry, type TimelineEntry } from '../../../protocol/index.ts';

const secretSeconds = 2 * 24 * 3_600;

export interface RedisOptions {
  /** `redis://` or `rediss://`, Redis from 6.2 on or Valkey. May hold a password: never logged. */
  readonly url: string;
  readonly policy: Policy;
  /** Begins all names in Redis, so that several installations can share it. @default `address-search` */
  readonly prefix?: string;
  /** What operators should know and no caller hears as StoreError, in words for the log. */
  readonly onTrouble: (what: string) => void;
}

/**
 * Opens the store that several nodes share. Redis `TIME` is the clock of all of them. Every decision is one
 * compare-and-set script, so nothing is ever half written and no lock is held; pub/sub is only a hint.
 *
 * A call to a server that is away or hangs fails within a second. A write that failed so may still be applied
 * later: whoever decides reads again first, and the token tells.
 *
 * @throws StoreError when the server cannot be reached or is too old
 */
export async function openRedisStore(options: RedisOptions): Promise<Store> {
  const { url, onTrouble } = options;
  const place = placeOf(url);
  const client = new RedisClient(url, place);
  await client.open();
  // Whoever may not ask for INFO gets no advice.
  const info = await client.call((redis) => redis.info()).catch(() => '');
  const { fatal, warnings } = fitnessOf(info);
  if (fatal !== null) {
    await client.close();
    throw new StoreError(`Redis at ${place} ${fatal}`);
  }
  for (const warning of warnings) onTrouble(`Redis at ${place} ${warning}`);
  return new RedisStore(options, place, client);
}

class RedisStore implements Store {
  readonly kind = 'redis';
  /** Tells the own hints from those of others. */
  readonly #name = randomUUID();
  readonly #keys: ReturnType<typeof keysOf>;
  readonly #watchers = new Set<() => void>();
  #listener: RedisClient | null = null;
  /** Token of a stored record that this version cannot read; it counts as an empty store. */
  #unreadable = '';

  constructor(
    private readonly options: RedisOptions,
    private readonly place: string,
    private readonly client: RedisClient,
  ) {
    this.#keys = keysOf(options.prefix ?? 'address-search');
  }

  async read(): Promise<Snapshot | null> {
    const answer = await this.client.run(readScript, [this.#keys.record], []);
    const [seconds, micros, token, json] = answer as [string, string, string, string];
    return this.#snapshot(token, json, clockOf(seconds, micros));
  }

  async commit({ on, record, timeline, alerts }: Decision): Promise<Committed> {
    const keys = this.#keys;
    const answer = await this.client.run(
      commitScript,
      [keys.record, keys.unreadable, keys.timeline, keys.alerts, keys.due, keys.known],
      [
        ...[on ?? '', this.#unreadable, JSON.stringify(record), `${record.inc}.${record.rev}`],
        ...[keys.channel, this.#name, maxTimeline, maxKnownAlerts, timeline.length],
        ...timeline.map((entry) => JSON.stringify(entry)),
        ...alerts.flatMap((alert) => [alert.id, alert.dueAt, JSON.stringify(alert)]),
      ],
    );
    const [isStored, seconds, micros, token, json] = answer as [number, string, string, string, string?];
    const clock = clockOf(seconds, micros);
    if (isStored === 1) return { kind: 'stored', snapshot: { record, token, clock } };
    return { kind: 'conflict', current: this.#snapshot(token, json ?? '', clock) };
  }

  watch(changed: () => void): () => void {
    // A function of its own, so that the same callback can watch twice.
    const watcher = (): void => changed();
    this.#watchers.add(watcher);
    this.#listen();
    return () => this.#watchers.delete(watcher);
  }

  async timeline(before: string | null, limit: number): Promise<readonly TimelineEntry[]> {
    const id = before === null ? null : streamIdOf(before);
    const count = Math.min(maxPage, Math.max(0, limit));
    const from = before === null ? '+' : `(${id}`;
    const found = await this.client.call((redis) =>
      count === 0 || (before !== null && id === null)
        ? Promise.resolve([])
        : redis.xrevrange(this.#keys.timeline, from, '-', 'COUNT', count),
    );
    return found.map(([streamId, [, json = '']]) => ({
      ...(JSON.parse(json) as NewEntry),
      id: idOfStream(streamId),
    }));
  }

  async claimAlerts(now: number, limit: number, by: string): Promise<readonly OutboxAlert[]> {
    const { holder } = this.#keys;
    const args = [now, limit, now + alertLeaseMs, by, now + farAheadMs];
    const answer = await this.client.run(claimScript, [...this.#outbox(), holder], args);
    const flat = answer as readonly string[];
    return Array.from({ length: flat.length / 4 }, (_, i) => {
      const [json = '', dueAt, attempts, progress = '{}'] = flat.slice(i * 4, i * 4 + 4);
      const alert = JSON.parse(json) as NewAlert;
      return { ...alert, dueAt: Number(dueAt), attempts: Number(attempts), channels: progressOf(progress) };
    });
  }

  async settleAlert(id: string, outcome: AlertOutcome): Promise<void> {
    const { timeline, memos } = this.#keys;
    const args: (string | number)[] = [id, outcome.kind];
    if (outcome.kind === 'retry') args.push(outcome.dueAt);
    if (outcome.kind === 'progress') {
      const { channel, progress, told, memo } = outcome;
      const entry = told === undefined ? '' : JSON.stringify(told);
      args.push(channel, JSON.stringify(progress), entry, maxTimeline, memo?.key ?? '', memo?.value ?? '');
    }
    await this.client.run(settleScript, [...this.#outbox(), timeline, memos], args);
  }

  async oldestAlert(): Promise<number | null> {
    const { due, alerts } = this.#keys;
    const json = (await this.client.run(oldestScript, [due, alerts], [])) as string;
    return json === '' ? null : (JSON.parse(json) as NewAlert).at;
  }

  memo(key: string): Promise<string | null> {
    return this.client.call((redis) => redis.hget(this.#keys.memos, key));
  }

  async daySecret(day: string): Promise<string> {
    const fresh = randomBytes(32).toString('hex');
    return (await this.client.run(secretScript, [this.#keys.secret(day)], [fresh, secretSeconds])) as string;
  }

  async close(): Promise<void> {
    this.#watchers.clear();
    await Promise.all([this.client.close(), this.#listener?.close()]);
  }

  #outbox(): readonly string[] {
    const { alerts, due, attempts, held, progress } = this.#keys;
    return [alerts, due, attempts, held, progress];
  }

  /** A connection of its own, opened with the first watcher. */
  #listen(): void {
    if (this.#listener !== null) return;
    const tell = (): void => {
      for (const watcher of this.#watchers) watcher();
    };
    this.#listener = new RedisClient(this.options.url, this.place);
    this.#listener.subscribe(this.#keys.channel, tell, (name) => {
      if (name !== this.#name) tell();
    });
  }

  #snapshot(token: string, json: string, clock: number): Snapshot | null {
    if (token === '' && json === '') return null;
    const record = parse(json, this.options.policy);
    if (record !== null) return { record, token, clock };
    if (this.#unreadable !== token) {
      const { record: key, unreadable } = this.#keys;
      this.options.onTrouble(
        `the record in ${key} at ${this.place} is damaged or of another version; a new one begins, and the old one is kept in ${unreadable}`,
      );
    }
    this.#unreadable = token;
    return null;
  }
}

/** One hash tag for all, so that a cluster keeps them in one place. */
function keysOf(prefix: string) {
  const key = (name: string): string => `{${prefix}}:${name}`;
  return {
    record: key('record'),
    unreadable: key('record:unreadable'),
    timeline: key('timeline'),
    alerts: key('alerts'),
    due: key('alerts:due'),
    attempts: key('alerts:attempts'),
    held: key('alerts:held'),
    holder: key('alerts:holder'),
    progress: key('alerts:progress'),
    memos: key('memos'),
    known: key('alerts:known'),
    channel: key('changed'),
    secret: (day: string) => key(`secret:${day}`),
  };
}

/** Progress is kept as text within text, so that no script has to understand its numbers. */
function progressOf(json: string): OutboxAlert['channels'] {
  const texts = Object.entries(JSON.parse(json) as Readonly<Record<string, string>>);
  return Object.fromEntries(texts.map(([name, text]) => [name, JSON.parse(text) as ChannelProgress]));
}

function clockOf(seconds: string, micros: string): number {
  return Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
}

function parse(json: string, policy: Policy): SharedRecord | null {
  try {
    return readShared(JSON.parse(json), policy);
  } catch {
    return null;
  }
}
