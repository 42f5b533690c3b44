import {
  createShared,
  defaultPolicy,
  view,
  type PublicView,
  type TransitionAlert,
} from '../../../circuit/index.ts';
import { FakeClock, settle } from '../../../platform/testing/fake-clock.ts';
import { alertOf } from '../../coordinator/alert-entry.ts';
import { StoreError, type Store } from '../../stores/store.ts';
import { startAlerts, type Alerts } from '../alerts.ts';
import type { AlertOptions } from '../../config/alert-options.ts';
import type { DeliveryResult } from '../delivery.ts';
import type { Receivers } from './receivers.ts';

type Effect = Parameters<typeof alertOf>[0];

/** A node that delivers, and can die at any moment. */
export interface AlertsNode {
  readonly alerts: Alerts;
  readonly troubles: string[];
  readonly deliveries: string[];
  /** From now on none of its calls returns, as after `kill -9`. */
  die(): void;
}

/** Nodes on one store and one clock that moves only when nothing is on its way. */
export class AlertsTestBed {
  readonly clock = new FakeClock();
  readonly inc = 'inc1';
  readonly nodes: AlertsNode[] = [];
  isStoreDown = false;
  view: PublicView = view(createShared('inc1', ['kakao-postcode', 'juso'], 0, defaultPolicy), 0);
  #rev = 1;
  #busy = 0;

  constructor(
    readonly store: Store,
    readonly receivers: Receivers,
  ) {}

  now(): number {
    return this.clock.wall();
  }

  /**
   * @param beforeCall hears of every call to the store and every request before it is made
   */
  add(
    options: AlertOptions,
    beforeCall: (what: string, die: () => void) => void = () => undefined,
  ): AlertsNode {
    let isDead = false;
    const never = new Promise<never>(() => undefined);
    const die = (): void => {
      isDead = true;
    };
    const guarded = async <T>(what: string, call: () => Promise<T>): Promise<T> => {
      if (isDead) return never;
      beforeCall(what, die);
      // TypeScript does not see that `die` may have been called.
      if (isDead as boolean) return never;
      this.#busy++;
      const value = await call().finally(() => this.#busy--);
      return (isDead as boolean) ? never : value;
    };
    const reach = <T>(call: () => Promise<T>): Promise<T> =>
      this.isStoreDown ? Promise.reject(new StoreError('the store is down')) : call();
    const door = new Proxy(this.store, {
      get: (target, name: keyof Store) => {
        const member = target[name];
        if (typeof member !== 'function') return member;
        const method = member.bind(target) as (...args: readonly unknown[]) => Promise<unknown>;
        return (...args: readonly unknown[]) =>
          guarded(`${name}:${args.map((arg) => JSON.stringify(arg)).join()}`, () =>
            reach(() => method(...args)),
          );
      },
    });
    const troubles: string[] = [];
    const deliveries: string[] = [];
    const alerts = startAlerts(options, {
      store: door,
      clock: this.clock,
      random: () => 0.5,
      now: () => this.now(),
      view: () => this.view,
      unanswered: () => [],
      consoleUrl: () => 'https://ops.example/ops/',
      fetch: (url, init) => guarded(`fetch:${new URL(String(url)).pathname}`, () => fetch(url, init)),
      watcher: {
        delivery: (channel, result: DeliveryResult, count) =>
          deliveries.push(`${channel} ${result} ${count}`),
        trouble: (what) => troubles.push(what),
      },
    });
    const node = { alerts, troubles, deliveries, die };
    this.nodes.push(node);
    return node;
  }

  /** Writes effects down as a decision of the keeper would. */
  async happen(...effects: readonly Effect[]): Promise<void> {
    this.#rev++;
    const record = {
      ...createShared(this.inc, ['kakao-postcode', 'juso'], 0, defaultPolicy),
      rev: this.#rev,
    };
    const alerts = effects.map((effect) => alertOf(effect, record)).filter((alert) => alert !== null);
    const timeline = effects.map((effect) => ({ at: this.now(), effect }));
    const on = (await this.store.read())?.token ?? null;
    const { kind } = await this.store.commit({
      on,
      record,
      durable: true,
      replicated: false,
      timeline,
      alerts,
    });
    if (kind !== 'stored') throw new Error('the decision met a conflict');
  }

  change(alert: Exclude<TransitionAlert, null>, epoch: number, provider = 'juso'): Effect {
    const [from, to, rule] = {
      opened: ['closed', 'open', 'quorum'] as const,
      'probes-failed': ['half-open', 'open', 'probes-bad'] as const,
      'ramp-failed': ['recovering', 'open', 'ramp-bad'] as const,
      recovering: ['half-open', 'recovering', 'probes-ok'] as const,
      recovered: ['recovering', 'closed', 'ramp-ok'] as const,
    }[alert];
    const at = this.now();
    const because = { rule, at, bad: 5, ok: 1, networks: 3, reporters: ['reporter-s3cret'] };
    return { type: 'transition', provider, epoch, from, to, rule, because, at, alert };
  }

  force(by: string, why: string, epoch: number): Effect {
    const at = this.now();
    return {
      type: 'forced',
      provider: 'juso',
      epoch,
      to: 'open',
      by,
      why,
      at,
      until: at + 900_000,
      expired: false,
    };
  }

  /**
   * Lets time pass, but within a step never while a message or a call to the store is on its way.
   * @param stepMs longer for days in which nothing hangs on half a second
   */
  async pass(ms: number, stepMs = 500): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      await this.clock.advance(Math.min(stepMs, left));
      await this.rest();
    }
  }

  /** Lets time pass until no alert is waiting, at most `mostMs`. */
  async passUntilDelivered(mostMs: number): Promise<void> {
    for (let passed = 0; passed < mostMs; passed += 5_000) {
      await this.pass(5_000);
      if ((await this.store.oldestAlert()) === null) return;
    }
  }

  /** Lets what is on its way arrive. A test that waits in vain runs into its own time limit. */
  async rest(): Promise<void> {
    do await settle();
    while (this.#busy > this.receivers.hanging);
    await settle();
  }

  async end(): Promise<void> {
    const closed = Promise.all(
      this.nodes.map(({ alerts }) => Promise.race([alerts.close(), this.#patience()])),
    );
    let isClosed = false;
    void closed.then(() => (isClosed = true));
    while (!isClosed) await this.clock.advance(500);
    await this.receivers.end();
    await this.store.close();
  }

  /** The dead never end. */
  #patience(): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(3_000, resolve);
    });
  }
}
