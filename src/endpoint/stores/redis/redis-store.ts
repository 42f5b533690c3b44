import { randomBytes, randomUUID } from 'node:crypto';
import type { Policy } from '../../../circuit/index.ts';
import { noForeignFields, readStored, toStored } from '../stored-record.ts';
import { alertLeaseMs, farAheadMs, maxKnownAlerts, maxPage, maxTimeline } from '../retention.ts';
import { placeOf, readRedisAddress, type RedisAddress } from '../../config/redis-address.ts';
import { RedisClient } from './redis-client.ts';
import { keysOf } from './redis-keys.ts';
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
  type StorePlace,
} from '../store.ts';
import { type NewEntry, type TimelineEntry } from '../../../protocol/index.ts';

const secretSeconds = 2 * 24 * 3_600;

/**
 * How long (ms) a replica may take to have what an operator commanded: it holds up all that comes after it on the
 * connection, so it ends before any of that fails.
 */
const waitMs = 600;

export interface RedisOptions {
  /** As `readRedisAddress` takes it; Redis from 6.2 on or Valkey. May hold passwords: never logged. */
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
 * later: whoever decides reads again first, and the token tells. What changes where the store fails over:
 * docs/endpoint.md#fail-over.
 *
 * @throws StoreError when the server cannot be reached or is too old
 */
export async function openRedisStore(options: RedisOptions): Promise<Store> {
  const { url, onTrouble, prefix = 'address-search' } = options;
  const read = readRedisAddress(url);
  if (read.kind === 'wrong') throw new StoreError(`the address of Redis ${read.message}`);
  const address = read.value;
  const place = placeOf(address);
  const keys = keysOf(prefix);
  const client = new RedisClient(address, keys.record);
  await client.open();
  // Whoever may not ask for INFO gets no advice.
  const info = await client.call((redis) => redis.info()).catch(() => '');
  const failsOver = address.kind !== 'single';
  const { fatal, warnings } = fitnessOf(info, failsOver);
  if (fatal !== null) {
    await client.close();
    throw new StoreError(`Redis at ${place} ${fatal}`);
  }
  for (const warning of warnings) onTrouble(`Redis at ${place} ${warning}`);
  return new RedisStore(options, { address, keys, client });
}

interface Opened {
  readonly address: RedisAddress;
  readonly keys: ReturnType<typeof keysOf>;
  readonly client: RedisClient;
}

class RedisStore implements Store {
  /** Tells the own hints from those of others. */
  readonly #name = randomUUID();
  readonly #keys: Opened['keys'];
  readonly #client: RedisClient;
  readonly #failsOver: boolean;
  readonly #watchers = new Set<() => void>();
  #listener: RedisClient | null = null;
  /** Token of a stored record that this version cannot read; it counts as an empty store. */
  #unreadable = '';
  /** What newer versions have in the record with this token. */
  #foreign = { token: '', fields: noForeignFields };
  /** Token of a record that was found under another primary than the one that wrote it. */
  #older = '';

  constructor(
    private readonly options: RedisOptions,
    private readonly opened: Opened,
  ) {
    this.#keys = opened.keys;
    this.#client = opened.client;
    this.#failsOver = opened.address.kind !== 'single';
  }

  place(): StorePlace {
    const { address } = this.opened;
    const kind = address.kind === 'single' ? 'redis' : (`redis-${address.kind}` as const);
    return { kind, server: this.#client.server };
  }

  async read(): Promise<Snapshot | null> {
    const answer = await this.#client.run(readScript, [this.#keys.record], [this.#failsOver ? 1 : 0]);
    const [seconds, micros, token, json, isOlder] = answer as [string, string, string, string, number];
    return this.#snapshot({ token, json, isOlder }, clockOf(seconds, micros));
  }

  async commit(decision: Decision): Promise<Committed> {
    const { on, record, timeline, alerts, replicated } = decision;
    const fields = on === this.#foreign.token ? this.#foreign.fields : noForeignFields;
    const json = JSON.stringify(toStored(record, fields));
    const keys = this.#keys;
    const needs = !this.#failsOver ? '' : replicated ? 'needs a replica' : 'fails over';
    const answer = await this.#client.run(
      commitScript,
      [keys.record, keys.unreadable, keys.timeline, keys.alerts, keys.due, keys.known],
      [
        ...[on ?? '', this.#unreadable, json, record.inc, `${record.inc}.${record.rev}`],
        ...[keys.channel, this.#name, maxTimeline, maxKnownAlerts, needs, timeline.length],
        ...timeline.map((entry) => JSON.stringify(entry)),
        ...alerts.flatMap((alert) => [alert.id, alert.dueAt, JSON.stringify(alert)]),
      ],
    );
    const [kind, seconds, micros, token, more, isOlder] = answer as CommitAnswer;
    const clock = clockOf(seconds, micros);
    if (kind === 0) {
      const found = { token, json: String(more), isOlder };
      return { kind: 'conflict', current: this.#snapshot(found, clock) };
    }
    if (kind === 2) return { kind: 'unreplicated', snapshot: null };
    this.#foreign = { token, fields };
    const snapshot = { record, token, clock, mayBeOlder: false };
    if (!this.#failsOver || !replicated) return { kind: 'stored', snapshot };
    // Every replica that is well, since any of them may be the next primary. `WAIT` speaks of what its own connection
    // wrote, so it goes out in the turn in which the answer came: that connection cannot be another one yet.
    const replicas = Number(more);
    const acknowledged = await this.#client.call((redis) => redis.wait(replicas, waitMs));
    return { kind: acknowledged >= replicas ? 'stored' : 'unreplicated', snapshot };
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
    const found = await this.#client.call((redis) =>
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
    const answer = await this.#client.run(claimScript, [...this.#outbox(), holder], args);
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
    await this.#client.run(settleScript, [...this.#outbox(), timeline, memos], args);
  }

  async oldestAlert(): Promise<number | null> {
    const { due, alerts } = this.#keys;
    const json = (await this.#client.run(oldestScript, [due, alerts], [])) as string;
    return json === '' ? null : (JSON.parse(json) as NewAlert).at;
  }

  memo(key: string): Promise<string | null> {
    return this.#client.call((redis) => redis.hget(this.#keys.memos, key));
  }

  async daySecret(day: string): Promise<string> {
    const fresh = randomBytes(32).toString('hex');
    return (await this.#client.run(secretScript, [this.#keys.secret(day)], [fresh, secretSeconds])) as string;
  }

  async close(): Promise<void> {
    this.#watchers.clear();
    await Promise.all([this.#client.close(), this.#listener?.close()]);
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
    this.#listener = new RedisClient(this.opened.address, this.#keys.channel);
    this.#listener.subscribe(this.#keys.channel, tell, (name) => {
      if (name !== this.#name) tell();
    });
  }

  /** @throws StoreError when a newer version wrote it */
  #snapshot({ token, json, isOlder }: Found, clock: number): Snapshot | null {
    const { policy, onTrouble } = this.options;
    const place = placeOf(this.opened.address);
    if (token === '' && json === '') {
      if (this.#foreign.token !== '')
        onTrouble(
          `the record at ${place} is gone: Redis was wiped, or has started without its data; a new one begins, without holds and with the first order`,
        );
      this.#foreign = { token, fields: noForeignFields };
      return null;
    }
    const read = readStored(parsed(json), policy);
    if (read === null) {
      const { record: key, unreadable } = this.#keys;
      if (this.#unreadable !== token)
        onTrouble(
          `the record in ${key} at ${place} is damaged or of another version; a new one begins, and the old one is kept in ${unreadable}`,
        );
      this.#unreadable = token;
      return null;
    }
    const mayBeOlder = isOlder === 1;
    if (mayBeOlder && this.#older !== token)
      onTrouble(
        `Redis at ${place} has failed over to ${this.#client.server ?? 'another primary'}: what it had not copied is lost, and browsers get the record anew`,
      );
    if (mayBeOlder) this.#older = token;
    this.#foreign = { token, fields: read.foreign };
    return { record: read.record, token, clock, mayBeOlder };
  }
}

interface Found {
  readonly token: string;
  readonly json: string;
  readonly isOlder: number | undefined;
}

type CommitAnswer = [
  kind: number,
  seconds: string,
  micros: string,
  token: string,
  more: string | number,
  isOlder?: number,
];

/** Progress is kept as text within text, so that no script has to understand its numbers. */
function progressOf(json: string): OutboxAlert['channels'] {
  const texts = Object.entries(JSON.parse(json) as Readonly<Record<string, string>>);
  return Object.fromEntries(texts.map(([name, text]) => [name, JSON.parse(text) as ChannelProgress]));
}

function clockOf(seconds: string, micros: string): number {
  return Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
}

/** null for what is no JSON. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
