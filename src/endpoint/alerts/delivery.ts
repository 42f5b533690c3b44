import type { PublicView } from '../../circuit/index.ts';
import type { TimelineEntry } from '../../protocol/index.ts';
import { StoreError, type ChannelProgress, type OutboxAlert, type Store } from '../stores/store.ts';
import { pauseAfter } from './backoff.ts';
import type { Channel, ChannelName, Sent } from './channels/channel.ts';
import { HeldAlerts } from './held-alerts.ts';
import { Lease, type LeaseOptions } from './lease.ts';
import { changeOf, isTrip, nextMessage, outageOf, progressOf } from './next-message.ts';
import { messageTextOf } from './text/message.ts';

const everyMs = 250;
const claimedAtOnce = 500;
const timelineRead = 500;
const readEveryMs = 5_000;
/** What is being sent at the end is waited for this long (ms). */
const patienceMs = 2_000;
/** Waits that were asked for are exceeded by up to this (ms). */
const spreadMs = 500;

/** How one attempt to deliver an alert ended. */
export const deliveryResults = ['delivered', 'limited', 'failed', 'rejected', 'given-up'] as const;
export type DeliveryResult = (typeof deliveryResults)[number];

/** Who wants to know: metrics and the log. */
export interface DeliveryWatcher {
  readonly delivery: (channel: ChannelName, result: DeliveryResult, alerts: number) => void;
  readonly trouble: (what: string) => void;
}

export interface DeliveryOptions extends LeaseOptions {
  readonly store: Store;
  readonly channels: readonly Channel[];
  readonly random: () => number;
  readonly view: () => PublicView;
  /** Providers that are used and answer nobody. */
  readonly unanswered: () => readonly string[];
  readonly consoleUrl: () => string;
  readonly watcher: DeliveryWatcher;
}

interface Lane {
  readonly channel: Channel;
  isBusy: boolean;
  /** Monotonic ms. */
  nextAt: number;
  lastFault: string | null;
}

/**
 * Takes the alerts out of the store to the channels: at least once, each channel in order and on its own.
 *
 * The node holds what it delivers (`Store.claimAlerts`) until every channel has it, prolongs that while it sends,
 * and notes in the store what each channel has, right after it has taken it. Nobody can know whether a message
 * that was on its way when its node died, froze, or lost sight of the store for longer than the lease has
 * arrived: it is sent again, with the same `webhook-id`. There is no other way to a repeat.
 */
export class Delivery {
  readonly #held: HeldAlerts;
  readonly #lanes: readonly Lane[];
  readonly #lease: Lease;
  #timeline: readonly TimelineEntry[] = [];
  #timelineReadAt = -Infinity;
  #oldest: number | null = null;
  #oldestReadAt = -Infinity;
  #cycle: Promise<void> | null = null;
  readonly #sending = new Set<Promise<void>>();
  readonly #stop: () => void;
  #isClosed = false;

  constructor(private readonly options: DeliveryOptions) {
    const { store, channels } = options;
    this.#held = new HeldAlerts(
      store,
      channels.map(({ name }) => name),
    );
    this.#lanes = channels.map((channel) => ({
      channel,
      isBusy: false,
      nextAt: -Infinity,
      lastFault: null,
    }));
    this.#lease = new Lease(options);
    this.#stop = options.clock.every(everyMs, () => this.#runCycle());
  }

  /** `at` (store ms) of the oldest alert that some channel does not have yet, as of some seconds ago. */
  get oldestAt(): number | null {
    return this.#oldest;
  }

  /** Waits a little for what is being sent, and leaves the rest to the next one. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stop();
    await this.#cycle;
    const { clock, store } = this.options;
    const stopHolding = clock.every(everyMs, () => void this.#lease.claim(0).catch(() => undefined));
    await new Promise<void>((resolve) => {
      const stop = clock.after(patienceMs, resolve);
      void Promise.all(this.#sending).then(stop).then(resolve);
    });
    stopHolding();
    await this.#held.save().catch(() => undefined);
    // What is still on its way stays held for a while: whoever took it now would send it twice.
    const isQuiet = this.#sending.size === 0;
    for (const { id, dueAt } of isQuiet ? this.#held.all : []) {
      await store.settleAlert(id, { kind: 'retry', dueAt }).catch(() => undefined);
    }
  }

  #runCycle(): void {
    this.#cycle ??= this.#work()
      .catch((error: unknown) => {
        // The coordinator says when the store is away; here the next cycle tries again.
        if (!(error instanceof StoreError))
          this.options.watcher.trouble(`delivery has failed: ${String(error)}`);
      })
      .finally(() => {
        this.#cycle = null;
      });
  }

  async #work(): Promise<void> {
    const { store, clock } = this.options;
    const held = this.#held;
    const isAtWork = held.all.length > 0 || held.hasUnsaved || this.#sending.size > 0;
    await held.save();
    if (this.#lease.renewIfLost()) held.forget();
    if (!isAtWork && (await this.#lease.isToWait())) return;
    const begun = clock.now();
    const claimed = await this.#lease.claim(claimedAtOnce);
    held.add(claimed);
    if (begun - this.#oldestReadAt >= readEveryMs) {
      this.#oldest = await store.oldestAlert();
      this.#oldestReadAt = begun;
    }
    if (held.all.length > 0 && (claimed.length > 0 || begun - this.#timelineReadAt >= readEveryMs)) {
      this.#timeline = await store.timeline(null, timelineRead);
      this.#timelineReadAt = begun;
    }
    for (const lane of this.#lanes) this.#pump(lane);
    await held.save();
  }

  /** Lets a channel have its next message, if there is one and it is time. */
  #pump(lane: Lane): void {
    const { clock, now } = this.options;
    if (lane.isBusy || this.#isClosed || !this.#lease.isFresh || clock.now() < lane.nextAt) return;
    const changes = this.#timeline.map((entry) => changeOf(entry)).filter((change) => change !== null);
    const next = nextMessage(this.#held.all, lane.channel, changes, now());
    if (next.kind === 'wait') return;
    if (next.kind === 'give-up') {
      this.#giveUp(lane, next.alert);
      this.#pump(lane);
      return;
    }
    lane.isBusy = true;
    const sending = this.#send(lane, next.alerts)
      // Such as an alert that a newer version has written: it must not stop the others.
      .catch((error: unknown) => {
        const detail = `cannot be told: ${String(error)}`;
        this.#postpone(lane, next.alerts[0], { kind: 'rejected', detail });
      })
      .finally(() => {
        lane.isBusy = false;
        lane.nextAt = clock.now() + lane.channel.gapMs;
        this.#sending.delete(sending);
        this.#pump(lane);
      });
    this.#sending.add(sending);
  }

  async #send(lane: Lane, alerts: readonly [OutboxAlert, ...OutboxAlert[]]): Promise<void> {
    const { store, now, view, unanswered, consoleUrl, watcher } = this.options;
    const { channel } = lane;
    const tenure = this.#lease.tenure;
    const [first] = alerts;
    const provider = outageOf(first);
    const key = provider === null ? null : `${channel.name}:${provider}`;
    // Without its thread a message is still worth sending.
    const thread = key === null || isTrip(first) ? null : await store.memo(key).catch(() => null);
    const context = {
      ...{ now: now(), view: view(), unanswered: unanswered() },
      ...{ timeline: this.#timeline, consoleUrl: consoleUrl() },
    };
    const sent = await channel.send({ id: first.id, text: messageTextOf(alerts, context), thread });
    watcher.delivery(channel.name, sent.kind, alerts.length);
    if (sent.kind !== 'delivered') {
      // A failure under a lost lease must not undo what its next holder has noted.
      if (tenure !== this.#lease.tenure) return;
      this.#postpone(lane, first, sent);
    } else {
      if (lane.lastFault !== null) watcher.trouble(`${channel.name} takes alerts again`);
      lane.lastFault = null;
      const isKept = key !== null && sent.thread !== null && alerts.some(isTrip);
      const extra = isKept ? { memo: { key, value: sent.thread } } : {};
      for (const alert of alerts) this.#held.settle(alert, channel.name, done(alert, channel.name), extra);
    }
    await this.#held.save().catch(() => undefined);
  }

  #postpone(lane: Lane, alert: OutboxAlert, sent: Exclude<Sent, { kind: 'delivered' }>): void {
    const { random, now, watcher } = this.options;
    const { name } = lane.channel;
    const attempts = progressOf(alert, name).attempts + 1;
    const pause = pauseAfter(attempts, random());
    // Not before the time that was asked for, and not all at that very moment.
    const waitMs = sent.kind === 'limited' ? sent.afterMs + Math.round(random() * spreadMs) : pause;
    const isRejected = sent.kind === 'rejected';
    const notedAt = now();
    const progress = { isDone: false, attempts, notBefore: notedAt + waitMs, notedAt, isRejected };
    this.#held.settle(alert, name, progress);
    lane.lastFault = sent.detail;
    watcher.trouble(
      `${name} has not taken ${alert.id} (attempt ${attempts}): ${sent.detail}; next in ${Math.ceil(waitMs / 1_000)} s`,
    );
  }

  #giveUp(lane: Lane, alert: OutboxAlert): void {
    const { now, watcher } = this.options;
    const { name } = lane.channel;
    const why = lane.lastFault ?? 'no answer is remembered';
    const effect = { type: 'alert-lost', channel: name, alert: alert.id, why, at: now() } as const;
    this.#held.settle(alert, name, done(alert, name), { told: { at: effect.at, effect } });
    watcher.delivery(name, 'given-up', 1);
    watcher.trouble(`${name} has not taken ${alert.id} for a day, and will not be told of it: ${why}`);
  }
}

const done = (alert: OutboxAlert, channel: string): ChannelProgress => ({
  ...progressOf(alert, channel),
  isDone: true,
  isRejected: false,
});
