import { setTimeout as pause } from 'node:timers/promises';
import type { PublicView } from '../../src/circuit/index.ts';
import type { TimelineEntry } from '../../src/protocol/index.ts';
import type { ScriptedServices } from './browsers/scripted-services.ts';
import { CommandingOperator, type GivenCommand } from './commanding-operator.ts';
import { missingAlerts, type ChaosEvidence } from './verdict.ts';
import { operatorTokens, type ChaosWorld } from './world.ts';

/** Until it is calm and everything has been told; a busy machine may take its time. */
const calmWithinMs = 120_000;
const pageLength = 500;

/** What is found when everything is whole again. */
export interface Aftermath {
  readonly evidence: ChaosEvidence;
  /** What the nodes show. */
  readonly view: PublicView;
  /** What does not work any more. */
  readonly violations: readonly string[];
}

/**
 * Waits until every node obeys and says the same as the others, and every alert has come; or takes all as it is when
 * the time is over.
 *
 * @param inc the incarnation at the beginning
 * @param given the commands until now
 */
export async function aftermathOf(
  world: ChaosWorld,
  inc: string,
  given: readonly GivenCommand[],
): Promise<Aftermath> {
  const { alerts, disturbances, nodes } = world;
  const violations: string[] = [];
  const commands = [...given];
  for (const [i, { url }] of nodes.entries()) {
    const operator = new CommandingOperator({
      ...{ name: `after-${i}`, token: operatorTokens.kim, endpoint: url, random: () => 0 },
    });
    const isObeyed = await becomes(async () => (await operator.command()) === 200);
    if (!isObeyed) violations.push(`node ${i} obeys nobody after it all`);
    commands.push(...operator.given);
  }
  let views = await Promise.all(nodes.map(({ url }) => viewOf(url)));
  const isSame = await becomes(async () => {
    views = await Promise.all(nodes.map(({ url }) => viewOf(url)));
    return new Set(views.map(({ inc, rev }) => `${inc}.${rev}`)).size === 1;
  });
  if (!isSame) violations.push('the nodes do not agree after it all');
  let timeline: readonly TimelineEntry[] = [];
  const evidence = (): ChaosEvidence => ({ inc, timeline, commands, alerts, disturbances });
  const [view] = views;
  if (view === undefined) throw new Error('a world has a node');
  await becomes(async () => {
    timeline = await timelineOf(nodes[0]?.url ?? '');
    return missingAlerts(evidence()).length === 0;
  });
  return { evidence: evidence(), view, violations };
}

/** Where every outage was too short to be seen, the first service fails until it is. */
export async function untilOutageIsSeen(
  { url }: ChaosWorld,
  services: ScriptedServices,
  providers: readonly string[],
): Promise<void> {
  await becomes(async () => {
    if ((await timelineOf(url)).some(({ effect }) => effect.type === 'transition')) return true;
    for (const id of providers) services.set(id, id === providers[0] ? 'refusing' : 'up');
    return false;
  });
}

/** Looks again and again. @returns false when it was not so in time; what cannot be asked is not so */
async function becomes(isSo: () => Promise<boolean>): Promise<boolean> {
  for (const begun = performance.now(); performance.now() - begun < calmWithinMs; await pause(100))
    if (await isSo().catch(() => false)) return true;
  return false;
}

export async function viewOf(url: string): Promise<PublicView> {
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
