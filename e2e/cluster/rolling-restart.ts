import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Balancer } from './balancer.ts';
import { EndpointNode, SOURCE, viewOf } from './endpoint-node.ts';
import { eventually } from './program.ts';
import { RedisNode } from './redis.ts';
import { report } from './reporting.ts';
import { ReturningStream } from './returning-stream.ts';

const TOKEN = 'kim-token-0123456789abcdef';
/** Each from a network of its own, within its budget of five reports a second. */
const NETWORKS = 30;
const REPORT_EVERY_MS = 10;
const NEWS_EVERY_MS = 250;
const STREAMS = 60;

/** What browsers met while two nodes were started again one after the other. */
export interface RollingRestart {
  /** How often each status was the answer to a report; 0: no answer. */
  readonly reports: Readonly<Record<number, number>>;
  readonly streams: readonly ReturningStream[];
  /** The longest time in which some follower heard nothing although there was news four times a second, ms. */
  readonly longestSilenceMs: number;
  /** How each node ended. */
  readonly ends: readonly (number | string)[];
}

/**
 * Two nodes on one Redis behind nginx, with the files of `deploy/`, under load: reports, streams that come back as
 * they are told, and news for them. Each node is asked to end and started again, the second as soon as the first
 * listens.
 */
export async function rollingRestart(commands: {
  readonly redis: string;
  readonly nginx: string;
}): Promise<RollingRestart> {
  const folder = await mkdtemp(join(tmpdir(), 'address-search-rolling-'));
  const ends: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const redis = await RedisNode.start(commands.redis, folder);
    ends.push(() => redis.end());
    // A node that this machine has no time for turns reports away, and nginx passes it by: another matter
    // (docs/endpoint.md#overload, nodes-come-and-go.spec.ts).
    const patient = join(folder, 'policy.json');
    await writeFile(patient, JSON.stringify({ overloadMs: 60_000 }));
    const env = { REDIS_URL: redis.url, OPS_TOKENS: `kim:${TOKEN}`, POLICY_FILE: patient };
    const nodes = await Promise.all([EndpointNode.start(env, SOURCE), EndpointNode.start(env, SOURCE)]);
    ends.push(() => Promise.all(nodes.map((node) => node.kill())));
    const ports = nodes.map(({ port }) => port);
    const balancer = await Balancer.start(commands.nginx, join(folder, 'nginx'), ports, { isPatient: true });
    ends.push(() => balancer.end());

    const { inc } = await nodes[0].view();
    const reports: Record<number, number> = {};
    const streams = Array.from({ length: STREAMS }, () => new ReturningStream(balancer.url));
    const loads = [
      new Load(REPORT_EVERY_MS, async (turn) => {
        const witness = { name: turn % NETWORKS, address: `127.0.${5 + (turn % NETWORKS)}.1` };
        const status = await report(witness, { url: balancer.url, inc }, turn).catch(() => 0);
        reports[status] = (reports[status] ?? 0) + 1;
      }),
      new Load(NEWS_EVERY_MS, (turn) => flip(balancer.url, turn)),
    ];
    ends.push(() => [...streams, ...loads].map((each) => each.end()));
    await eventually('all streams have news', () => streams.every(({ views }) => views > 2));

    const statuses: (number | string)[] = [];
    for (const node of nodes) {
      node.program.signal('SIGTERM');
      statuses.push(await node.program.ended);
      await node.run();
    }
    const before = streams.map(({ views }) => views);
    await eventually('all streams have news again', () =>
      streams.every(({ views, isOpen }, i) => isOpen && views > (before[i] ?? 0) + 2),
    );
    for (const load of loads) await load.end();
    for (const stream of streams) stream.end();
    const longestSilenceMs = Math.max(...streams.map((stream) => stream.longestSilenceMs));
    return { reports, streams, longestSilenceMs, ends: statuses };
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

/** Does something again and again, whether the last time is over or not. */
class Load {
  #turn = 0;
  readonly #pending = new Set<Promise<void>>();
  readonly #timer: NodeJS.Timeout;

  constructor(everyMs: number, act: (turn: number) => Promise<void>) {
    this.#timer = setInterval(() => {
      const acting = act(++this.#turn).finally(() => this.#pending.delete(acting));
      this.#pending.add(acting);
    }, everyMs);
  }

  /** Resolves when the last one is over. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#pending);
  }
}

/** News for everybody; while a node ends, a command may fail, and the next one does it. */
async function flip(url: string, turn: number): Promise<void> {
  const view = await viewOf(url).catch(() => null);
  if (view === null) return;
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const body = JSON.stringify({
    order: view.order.toReversed(),
    rev: view.rev,
    reason: `news number ${turn}`,
  });
  const answer = await fetch(`${url}/v1/ops/order`, { method: 'PUT', headers, body }).catch(() => null);
  await answer?.text().catch(() => '');
}
