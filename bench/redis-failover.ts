/**
 * How long nodes decide nothing and obey nobody after the primary of their store was killed (-9) under commands, and
 * whether any command that was answered 200 is gone: `npx tsx bench/redis-failover.ts`.
 */
import { eventually } from '../e2e/cluster/program.ts';
import { required } from '../e2e/setup/needs.ts';
import { defaultRules } from '../src/endpoint/config/policy-file.ts';
import { openRedisStore } from '../src/endpoint/stores/redis/redis-store.ts';
import {
  startClusterSet,
  startSentinelSet,
  type FailoverSet,
} from '../src/endpoint/stores/testing/failover-sets.ts';
import { OperatorLoad, reportOutage, serve } from '../src/endpoint/stores/testing/operator-load.ts';
import { spreadOf } from './stats.ts';
import { judge, type Figure } from './table.ts';

const runs = 7;
/** Of the issue: decisions go on within this time. */
const withinMs = 5_000;
const prefix = 'bench';

interface Run {
  readonly decidesMs: number;
  readonly obeysMs: number;
  readonly lost: number;
}

async function run(set: FailoverSet): Promise<Run> {
  await set.heal();
  await (await set.primary()).admin.flushall();
  const url = set.url;
  const open = () => openRedisStore({ url, policy: defaultRules.policy, prefix, onTrouble: () => undefined });
  const stores = [await open(), await open()] as const;
  const nodes = [await serve(stores[0]), await serve(stores[1])] as const;
  const load = new OperatorLoad(...nodes);
  await eventually('operators are obeyed', () => load.done.size > 100);
  await (await set.primary()).kill();
  const killedAt = performance.now();
  const before = load.done.size;
  let obeysMs = 0;
  await eventually('both nodes decide and one obeys', async () => {
    await Promise.all(nodes.map(reportOutage));
    if (obeysMs === 0 && load.done.size > before) obeysMs = performance.now() - killedAt;
    return nodes.every(({ keeper }) => keeper.view().providers['juso']?.phase === 'open');
  });
  const decidesMs = performance.now() - killedAt;
  await eventually('operators are obeyed again', () => load.done.size > before);
  obeysMs ||= performance.now() - killedAt;
  await load.end();
  const entries = await (await set.primary()).admin.xrange(`{${prefix}}:timeline`, '-', '+');
  const kept = new Set(entries.map(([, [, json = '']]) => /"why":"(.*?)"/.exec(json)?.[1]));
  for (const node of nodes) await node.close();
  for (const store of stores) await store.close();
  return { decidesMs, obeysMs, lost: [...load.done].filter((why) => !kept.has(why)).length };
}

async function figuresOf(
  name: string,
  start: (program: string, key: string) => Promise<FailoverSet>,
): Promise<readonly Figure[]> {
  const set = await start(required(['redis']).redis, `{${prefix}}:record`);
  const all: Run[] = [];
  try {
    while (all.length < runs) all.push(await run(set));
  } finally {
    await set.end();
  }
  const decides = spreadOf(all.map(({ decidesMs }) => decidesMs));
  const obeys = spreadOf(all.map(({ obeysMs }) => obeysMs));
  const lost = all.reduce((sum, each) => sum + each.lost, 0);
  return [
    {
      name: `${name}: from the kill to the first decision`,
      measured: decides.median,
      worst: decides.worst,
      unit: 'ms',
      atMost: withinMs,
    },
    {
      name: 'the same to the first command that is obeyed',
      measured: obeys.median,
      worst: obeys.worst,
      unit: 'ms',
      atMost: withinMs,
    },
    { name: 'commands answered 200 and lost', measured: lost, unit: 'commands', atMost: 0 },
  ];
}

const figures = [
  ...(await figuresOf('Sentinels', startSentinelSet)),
  ...(await figuresOf('cluster', startClusterSet)),
];
judge(figures);
