import { EventQueue } from './event-queue.ts';
import { logNormal, luck } from './chance.ts';
import { installFakeClock } from './fake-clock.ts';
import { personOf, type Person } from './people.ts';
import { replyOf, services, type Health, type Script, type Service } from './services.ts';
import type { CallOptions, LiveCall, RuleBrowser, Search } from './search.ts';
import { Tally } from './tally.ts';

/** One course of events that every rule goes through. Times in ms from its start. */
export interface Trace {
  readonly name: string;
  readonly lengthMs: number;
  readonly browsers: number;
  /** Searches a second that people mean, over the whole fleet, at a moment. */
  readonly rate: (atMs: number) => number;
  readonly script: Script;
  /** When the endpoint is reached by nobody. */
  readonly endpointDown?: (atMs: number) => boolean;
  /** What hostile or broken browsers report. @see Attack */
  readonly attack?: Attack;
  /** First and last moment at which a service is down. */
  readonly outage: { readonly service: Service; readonly from: number; readonly to: number } | null;
}

/** Reports that others send at each fold: so many networks of three browsers each say `bad` of a service. */
export interface Attack {
  readonly service: Service;
  readonly networks: number;
  readonly from: number;
  readonly to: number;
}

/** A rule under test: who is asked, when, and what is remembered. */
export interface Rule {
  readonly name: string;
  /** `real`: the code or library itself decides. `model`: its rule, written anew here. */
  readonly kind: 'real' | 'model';
  readonly start: (world: World) => { readonly browser: (person: Person) => RuleBrowser };
  /** Its promises are let settle after every event. */
  readonly isAsync?: boolean;
}

const searchesPerVisit = 3;
const thinkMs = { median: 4_000, sigma: 0.6 };
const keyGapMs = 350;
const forgetMs = 180_000;
const typedShare = 0.7;
const hardMs = 3_000;
/** Nobody waits longer for an answer. */
const patienceMs = 10_000;

/** One run of one rule on one trace; deterministic by seed. */
export class World {
  readonly queue = new EventQueue();
  readonly tally = new Tally();
  private readonly browsers = new Map<number, { readonly own: RuleBrowser; usedAt: number }>();
  private nextVisit = 0;
  /** Something of a library has been called or settled since promises were let settle last. */
  isStirred = false;

  constructor(
    readonly trace: Trace,
    readonly seed: number,
  ) {}

  get now(): number {
    return this.queue.now;
  }

  async run(rule: Rule): Promise<Tally> {
    const restore = rule.isAsync === true ? installFakeClock(this) : () => undefined;
    try {
      return await this.go(rule);
    } finally {
      restore();
    }
  }

  private async go(rule: Rule): Promise<Tally> {
    const started = rule.start(this);
    this.queue.after(0, () => this.visitOn(started.browser));
    this.queue.after(forgetMs, () => this.forget());
    while (this.queue.runNext(this.trace.lengthMs)) {
      if (!this.isStirred) continue;
      this.isStirred = false;
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const { own } of this.browsers.values()) own.close?.();
    return this.tally;
  }

  health(service: Service, person: Person): Health | undefined {
    return this.trace.script(service, this.now, person);
  }

  /** People come; each visit is a few searches, each search a word typed and the pause after it. */
  private visitOn(make: (person: Person) => RuleBrowser): void {
    const { trace, seed } = this;
    const visit = this.nextVisit++;
    const rate = trace.rate(this.now);
    if (rate > 0) {
      const person = personOf(seed, Math.floor(luck(seed, visit, 1) * trace.browsers));
      const searches = 1 + Math.floor(luck(seed, visit, 2) * (2 * searchesPerVisit - 1));
      this.searchOn(make, person, visit, searches);
    }
    const mean = (1_000 * searchesPerVisit) / Math.max(rate, 1 / 3_600_000);
    // Looked at again soon, since the rate may have risen meanwhile.
    const gap = -mean * Math.log(1 - luck(seed, visit, 3));
    this.queue.after(gap, () => this.visitOn(make));
  }

  private searchOn(make: (person: Person) => RuleBrowser, person: Person, visit: number, left: number): void {
    const { seed } = this;
    const browser = this.browserOf(make, person);
    const keys =
      luck(seed, visit * 64 + left, 4) < typedShare
        ? 1 + Math.floor(luck(seed, visit * 64 + left, 5) * 3)
        : 0;
    this.type(browser, person, { id: visit * 256 + left * 8, keys, before: null });
    if (left <= 1) return;
    const think = logNormal(thinkMs.median, thinkMs.sigma, [
      luck(seed, visit * 64 + left, 6),
      luck(seed, visit * 64 + left, 7),
    ]);
    this.queue.after(keys * keyGapMs + think, () => this.searchOn(make, person, visit, left - 1));
  }

  /** Each key is a search that takes the place of the one before; the last one is meant. */
  private type(
    browser: RuleBrowser,
    person: Person,
    { id, keys, before }: { readonly id: number; readonly keys: number; readonly before: LiveSearch | null },
  ): void {
    before?.supersede();
    const search = new LiveSearch(this, person, id + keys, keys > 0);
    browser.search(search);
    if (keys > 0)
      this.queue.after(keyGapMs, () => this.type(browser, person, { id, keys: keys - 1, before: search }));
  }

  private browserOf(make: (person: Person) => RuleBrowser, person: Person): RuleBrowser {
    const known = this.browsers.get(person.index);
    if (known !== undefined) {
      known.usedAt = this.now;
      return known.own;
    }
    const own = make(person);
    this.browsers.set(person.index, { own, usedAt: this.now });
    return own;
  }

  /** Pages are closed; what their browsers remembered goes with them. */
  private forget(): void {
    for (const [index, { own, usedAt }] of this.browsers) {
      if (usedAt > this.now - forgetMs) continue;
      own.close?.();
      this.browsers.delete(index);
    }
    this.queue.after(forgetMs / 4, () => this.forget());
  }
}

class LiveSearch implements Search {
  isOver = false;
  onSuperseded: () => void = () => undefined;
  private readonly startedAt: number;
  private readonly asked = new Set<Service>();
  private isStuck = false;

  constructor(
    private readonly world: World,
    readonly person: Person,
    readonly id: number,
    readonly isTyped: boolean,
  ) {
    this.startedAt = world.now;
  }

  call({ service, hardMs: limit, isCopy = false, soft, onEnd }: CallOptions): LiveCall {
    const { world, person, id } = this;
    const { queue, tally, seed } = world;
    const health = world.health(service, person);
    const reply = replyOf(seed, person, health, { search: id, service, isAgain: this.asked.has(service) });
    this.asked.add(service);
    const second = tally.second(world.now);
    second.calls[service] = (second.calls[service] ?? 0) + 1;
    const isDown =
      health !== undefined && (health.hangs ?? 0) + (health.refuses ?? 0) + (health.empty ?? 0) >= 0.3;
    if (isDown) tally.callsDown++;
    if (isDown && !isCopy && !this.isStuck && !this.isOver && !this.isTyped) {
      this.isStuck = true;
      second.stuck++;
    }
    let isRunning = true;
    const isLate = reply.ms >= limit;
    queue.after(isLate ? limit : reply.ms, () => {
      if (!isRunning) return;
      isRunning = false;
      onEnd(isLate ? 'timeout' : endOf[reply.fate], isLate ? limit : reply.ms);
    });
    if (soft !== undefined && soft.ms < limit && reply.ms > soft.ms)
      queue.after(soft.ms, () => {
        if (isRunning) soft.then();
      });
    return {
      abort: () => {
        isRunning = false;
      },
    };
  }

  serve(service: Service): void {
    if (this.isOver) return;
    if (!this.isTyped && service === 'a') this.world.tally.second(this.startedAt).first++;
    this.end();
  }

  tellNone(): void {
    if (this.isOver) return;
    if (!this.isTyped) this.world.tally.toldNone++;
    this.end();
  }

  giveUp(): void {
    if (this.isOver) return;
    if (!this.isTyped) this.world.tally.gaveUp++;
    this.end();
  }

  supersede(): void {
    if (!this.isOver) {
      this.isOver = true;
      this.onSuperseded();
    }
  }

  private end(): void {
    this.isOver = true;
    if (this.isTyped) return;
    const { tally, now } = this.world;
    const waited = now - this.startedAt;
    const truth = this.truth();
    const oracle = truth?.ms ?? 0;
    const added = Math.max(0, waited - oracle);
    tally.searches++;
    if (truth === null) tally.cutOff++;
    else {
      tally.userMs += waited;
      tally.oracleMs += oracle;
      tally.added.add(added);
    }
    const second = tally.second(this.startedAt);
    second.searches++;
    second.addedMs += added;
    // Nobody could have served who is cut off: that is no rule's doing.
    if (truth !== null && waited >= hardMs) tally.waitedHard++;
    const { outage } = this.world.trace;
    if (truth !== null && outage !== null && this.startedAt >= outage.from && this.startedAt < outage.to)
      tally.addedInOutage.add(added);
  }

  /** Who knows the truth asks the first service while it is well, or else whoever is going to answer first. */
  truth(): { readonly service: Service; readonly ms: number } | null {
    const { world, person, id, startedAt } = this;
    let best: { readonly service: Service; readonly ms: number } | null = null;
    for (const service of services.slice(0, 2)) {
      const health = world.trace.script(service, startedAt, person);
      const { fate, ms } = replyOf(world.seed, person, health, { search: id, service, isAgain: false });
      if (fate !== 'answers' || ms > patienceMs) continue;
      if (health === undefined) return { service, ms };
      if (best === null || ms < best.ms) best = { service, ms };
    }
    return best;
  }
}

const endOf = { answers: 'answered', empty: 'empty', refuses: 'refused', hangs: 'timeout' } as const;
