import { setTimeout as pause } from 'node:timers/promises';
import { seeded, type Range } from '../../src/circuit/testing/random.ts';
import { aftermathOf, untilOutageIsSeen, viewOf, type Aftermath } from './aftermath.ts';
import { ScriptedServices } from './browsers/scripted-services.ts';
import { SearchingBrowser, SearchTally } from './browsers/searching-browser.ts';
import { CommandingOperator } from './commanding-operator.ts';
import { MemorySamples, type MemoryGrowth } from './memory-samples.ts';
import { kindsOf, planOf, type ChaosKind, type ChaosSetup, type PlannedEvent } from './plan.ts';
import { violationsOf } from './verdict.ts';
import { isOlder, ViewWatch } from './view-watch.ts';
import { ChaosWorld, operatorTokens } from './world.ts';

export interface ChaosRunOptions {
  readonly seed: number;
  readonly setup: ChaosSetup;
  readonly forMs: number;
  /** From one event to the next (ms). */
  readonly gapMs: Range;
  /** How long what is broken stays so (ms). */
  readonly outageMs: Range;
  readonly browsers: number;
  /** The server's program; null: there is none, and the set-up with Redis cannot be had. */
  readonly redisCommand: string | null;
  /** Hears what is done, as a line for people. */
  readonly onEvent: (line: string) => void;
}

/** What one run has shown. */
export interface ChaosRun {
  /** What must not be; nothing: all is well. */
  readonly violations: readonly string[];
  /** How often each kind of fault was felt. */
  readonly served: Readonly<Partial<Record<ChaosKind, number>>>;
  readonly searches: SearchTally;
  readonly views: number;
  readonly commands: number;
  readonly commandsDone: number;
  readonly transitions: number;
  readonly alerts: number;
  /** Messages beyond one for each alert. */
  readonly repeats: number;
  /** Of a node. */
  readonly memory: MemoryGrowth;
}

const providers = ['kakao-postcode', 'juso'] as const;

/** Breaks things at random while browsers search and operators command, and then looks what became of it all. */
export async function runChaos(options: ChaosRunOptions): Promise<ChaosRun> {
  const { seed, setup, forMs, redisCommand, onEvent } = options;
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
  const goHome = async (): Promise<void> => {
    samples.end();
    await Promise.all(operators.map((operator) => operator.end()));
    for (const browser of browsers) browser.end();
  };
  try {
    const { inc } = await viewOf(endpoint);
    for (const each of [...browsers, ...operators]) each.start();
    const passed = await carryOut(plan, world, options);
    await world.calm();
    onEvent(`${passed()}  everything is whole again`);
    await untilOutageIsSeen(world, services, providers);
    await goHome();
    // A browser's last report may be answered while the nodes are asked, by a state that is newer than theirs was.
    const { newest } = views;
    const given = operators.flatMap((operator) => operator.given);
    const aftermath = await aftermathOf(world, inc, given);
    onEvent(`${passed()}  every alert has come, or is waited for no more`);
    const served = Object.fromEntries(kindsOf[setup].map((kind) => [kind, world.served.get(kind) ?? 0]));
    return { ...resultOf(aftermath, { served, tally, views, newest, world }), memory: samples.growth() };
  } finally {
    await goHome();
    await world.end();
  }
}

interface Seen {
  readonly served: ChaosRun['served'];
  readonly tally: SearchTally;
  readonly views: ViewWatch;
  /** That anybody had seen before the nodes were asked. */
  readonly newest: ViewWatch['newest'];
  readonly world: ChaosWorld;
}

function resultOf(
  aftermath: Aftermath,
  { served, tally, views, newest, world }: Seen,
): Omit<ChaosRun, 'memory'> {
  const { evidence, view } = aftermath;
  const { timeline, commands, alerts, inc } = evidence;
  const { faults } = views;
  const commandsDone = commands.filter(({ status }) => status === 200).length;
  const transitions = timeline.filter(({ effect }) => effect.type === 'transition').length;
  const alertIds = new Set(alerts.map(({ id }) => id)).size;
  const needed = {
    ...{ ...served, 'command answered 200': commandsDone, transition: transitions },
    ...{ 'search answered': tally.results, 'search without an endpoint': tally.withoutEndpoint },
  };
  const violations = [
    ...violationsOf(evidence),
    ...faults,
    ...aftermath.violations,
    ...world.nodes.flatMap(({ ownEnds }) => ownEnds),
    ...(view.inc === inc ? [] : ['the store has lost its memory: another incarnation']),
    ...(newest !== null && isOlder(view, newest) ? ['browsers have seen a newer state than there is'] : []),
    ...(tally.waited === 0 ? [] : [`${tally.waited} searches waited before they asked anybody`]),
    ...Object.entries(needed).flatMap(([what, times]) =>
      times > 0 ? [] : [`nothing was shown: no ${what}`],
    ),
  ];
  return {
    ...{ violations, served, searches: tally, views: views.seen, commands: commands.length, commandsDone },
    ...{ transitions, alerts: alertIds, repeats: alerts.length - alertIds },
  };
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
