import type { PublicView } from '../../src/circuit/index.ts';
import type { TimelineEntry } from '../../src/protocol/index.ts';
import { seeded, type Range } from '../../src/circuit/testing/random.ts';
import { canLookAtProcesses, rssOf } from '../processes/usage.ts';
import { median } from '../stats.ts';
import { CommandingOperator } from './commanding-operator.ts';
import { kindsOf, planOf, type ChaosKind, type ChaosSetup, type PlannedEvent } from './plan.ts';
import { ScriptedServices } from './scripted-services.ts';
import { SearchingBrowser, SearchTally } from './searching-browser.ts';
import { missingAlerts, violationsOf, type ChaosEvidence } from './verdict.ts';
import { isOlder, ViewWatch } from './view-watch.ts';
import { ChaosWorld, operatorTokens } from './world.ts';

export interface ChaosRunOptions {
  readonly seed: number;
  readonly setup: ChaosSetup;
  readonly forMs: number;
  readonly gapMs: Range;
  readonly outageMs: Range;
  readonly browsers: number;
  /** The server's program; null: there is none, and the set-up with Redis cannot be had. */
  readonly redisCommand: string | null;
  readonly onEvent: (line: string) => void;
}

/** What one run has shown. */
export interface ChaosRun {
  /** What must not be; nothing: all is well. */
  readonly violations: readonly string[];
  readonly served: Readonly<Partial<Record<ChaosKind, number>>>;
  readonly searches: SearchTally;
  readonly views: number;
  readonly commands: number;
  readonly commandsDone: number;
  readonly transitions: number;
  readonly alerts: number;
  /** Messages beyond one for each alert. */
  readonly repeats: number;
  /** Resident memory of a node, the median in the first third and in the last (MB); null: nobody has seen it. */
  readonly memory: { readonly first: number; readonly last: number } | null;
}

const providers = ['kakao-postcode', 'juso'] as const;
/** Until it is calm and everything has been told; a busy machine may take its time. */
const calmWithinMs = 60_000;
const sampleEveryMs = 1_000;
/** A process has loaded what it needs. */
const warmMs = 3_000;
const pageLength = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Breaks things at random while browsers search and operators command, and then looks what became of it all. */
export async function runChaos(options: ChaosRunOptions): Promise<ChaosRun> {
  const { seed, setup, forMs, redisCommand } = options;
  const random = seeded(seed);
  const plan = planOf({ ...options, providers }, random);
  const services = new ScriptedServices();
  const world = await ChaosWorld.start(setup, services, redisCommand);
  const [tally, views, samples] = [new SearchTally(), new ViewWatch(), new MemorySamples(world, forMs)];
  const { url: endpoint, browserClock: clock } = world;
  const shared = { endpoint, clock, providers, services, random, tally, views };
  const browsers = Array.from(
    { length: options.browsers },
    (_, index) => new SearchingBrowser({ ...shared, index }),
  );
  const operators = Object.entries(operatorTokens).map(
    ([name, token]) => new CommandingOperator({ name, token, endpoint, random }),
  );
  try {
    const { inc } = await viewOf(endpoint);
    for (const each of [...browsers, ...operators]) each.start();
    const passed = await carryOut(plan, world, options);
    samples.end();
    await world.calm();
    options.onEvent(`${passed()}  everything is whole again`);
    await outageIsSeen(world, services);
    for (const provider of providers) services.set(provider, 'up');
    await Promise.all(operators.map((operator) => operator.end()));
    for (const browser of browsers) browser.end();
    const alive = await signsOfLife(world);
    options.onEvent(`${passed()}  every node is ready`);
    const evidence = await evidenceOf(world, inc, operators);
    options.onEvent(`${passed()}  every alert has come, or is waited for no more`);
    const { newest } = views;
    const isLost = newest !== null && isOlder(alive.view, newest);
    const commands = evidence.commands;
    const count = (is: (entry: TimelineEntry) => boolean): number => evidence.timeline.filter(is).length;
    const served = Object.fromEntries(kindsOf[setup].map((kind) => [kind, world.served.get(kind) ?? 0]));
    const transitions = count(({ effect }) => effect.type === 'transition');
    const alerts = new Set(evidence.alerts.map(({ id }) => id)).size;
    const done = commands.filter(({ status }) => status === 200).length;
    return {
      violations: [
        ...violationsOf(evidence),
        ...views.faults,
        ...alive.violations,
        ...world.nodes.flatMap(({ ownEnds }) => ownEnds),
        ...(alive.view.inc === inc ? [] : ['the store has lost its memory: another incarnation']),
        ...(isLost ? ['browsers have seen a newer state than there is'] : []),
        ...(tally.waited === 0 ? [] : [`${tally.waited} searches waited before they asked anybody`]),
        ...Object.entries({ ...served, 'command answered 200': done, transition: transitions })
          .filter(([, times]) => times === 0)
          .map(([what]) => `nothing was shown: no ${what}`),
      ],
      served,
      searches: tally,
      views: views.seen,
      commands: commands.length,
      commandsDone: done,
      transitions,
      alerts,
      repeats: evidence.alerts.length - alerts,
      memory: samples.growth(),
    };
  } finally {
    samples.end();
    await Promise.all(operators.map((operator) => operator.end()));
    for (const browser of browsers) browser.end();
    await world.end();
  }
}

/** @returns how much time has passed, in words */
async function carryOut(
  plan: readonly PlannedEvent[],
  world: ChaosWorld,
  { forMs, onEvent }: ChaosRunOptions,
): Promise<() => string> {
  const begun = performance.now();
  const passedMs = (): number => performance.now() - begun;
  const passed = (): string => `${(passedMs() / 1_000).toFixed(1).padStart(7)} s`;
  for (const { at, event } of plan) {
    await pause(Math.max(0, at - passedMs()));
    onEvent(`${passed()}  ${JSON.stringify(event)}`);
    // It is over in its own time; `calm` waits for all.
    void world.suffer(event);
  }
  await pause(Math.max(0, forMs - passedMs()));
  return passed;
}

/** Where every outage was too short to be seen, the last one goes on until it is. */
async function outageIsSeen({ url }: ChaosWorld, services: ScriptedServices): Promise<void> {
  await becomes(async () => {
    if ((await timelineOf(url)).some(({ effect }) => effect.type === 'transition')) return true;
    for (const provider of providers) services.set(provider, provider === providers[0] ? 'refusing' : 'up');
    return false;
  });
}

/** After it all every node is ready, obeys, and says the same as the others. */
async function signsOfLife(
  world: ChaosWorld,
): Promise<{ readonly view: PublicView; readonly violations: readonly string[] }> {
  const violations: string[] = [];
  for (const [i, { url }] of world.nodes.entries()) {
    const operator = new CommandingOperator({
      ...{ name: `after-${i}`, token: operatorTokens.kim, endpoint: url, random: () => 0 },
    });
    const isObeyed = await becomes(async () => (await operator.command()) === 200);
    if (!isObeyed) violations.push(`node ${i} obeys nobody after it all`);
  }
  let view = await viewOf(world.nodes[0]?.url ?? '');
  const isSame = await becomes(async () => {
    const all = await Promise.all(world.nodes.map(({ url }) => viewOf(url)));
    view = all[0] ?? view;
    return all.every(({ inc, rev }) => inc === view.inc && rev === view.rev);
  });
  if (!isSame) violations.push('the nodes do not agree after it all');
  return { view, violations };
}

/** The whole timeline and all alerts, once every alert has come; or as they are when time is over. */
async function evidenceOf(
  world: ChaosWorld,
  inc: string,
  operators: readonly CommandingOperator[],
): Promise<ChaosEvidence> {
  const { alerts, disturbances, nodes } = world;
  const commands = operators.flatMap(({ given }) => given);
  let timeline: readonly TimelineEntry[] = [];
  const evidence = (): ChaosEvidence => ({ inc, timeline, commands, alerts, disturbances });
  await becomes(async () => {
    timeline = await timelineOf(nodes[0]?.url ?? '');
    return missingAlerts(evidence()).length === 0;
  });
  return evidence();
}

/** Looks again and again. @returns false when it was not so within a minute; what cannot be asked is not so */
async function becomes(isSo: () => Promise<boolean>): Promise<boolean> {
  for (const begun = performance.now(); performance.now() - begun < calmWithinMs; await pause(100))
    if (await isSo().catch(() => false)) return true;
  return false;
}

async function viewOf(url: string): Promise<PublicView> {
  return (await (await fetch(`${url}/v1/state`)).json()) as PublicView;
}

async function timelineOf(url: string): Promise<readonly TimelineEntry[]> {
  const all: TimelineEntry[] = [];
  const headers = { authorization: `Bearer ${operatorTokens.kim}` };
  for (let before: string | null = ''; before !== null;) {
    const page: string = before === '' ? '' : `&before=${before}`;
    const answer = await fetch(`${url}/v1/ops/timeline?limit=${pageLength}${page}`, { headers });
    const { entries, next } = (await answer.json()) as { entries: TimelineEntry[]; next: string | null };
    all.push(...entries);
    before = next;
  }
  return all;
}

/** Resident memory of all nodes over a run; each life counts once it is warm. */
class MemorySamples {
  readonly #samples: { readonly at: number; readonly megabytes: number }[] = [];
  readonly #begun = performance.now();
  readonly #timer: NodeJS.Timeout | null;

  constructor(
    world: ChaosWorld,
    private readonly forMs: number,
  ) {
    this.#timer = canLookAtProcesses ? setInterval(() => this.#look(world), sampleEveryMs) : null;
  }

  end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  growth(): ChaosRun['memory'] {
    const within = (from: number, to: number): number =>
      median(
        this.#samples
          .filter(({ at }) => at >= from * this.forMs && at < to * this.forMs)
          .map(({ megabytes }) => megabytes),
      );
    const [first, last] = [within(0, 1 / 3), within(2 / 3, 1)];
    return Number.isNaN(first + last) ? null : { first, last };
  }

  #look({ nodes }: ChaosWorld): void {
    const at = performance.now() - this.#begun;
    for (const { running } of nodes) {
      if (running === null || running.ageMs < warmMs) continue;
      this.#samples.push({ at, megabytes: rssOf(running.pid) / 1e6 });
    }
  }
}
