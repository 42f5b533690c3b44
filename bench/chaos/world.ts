import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Policy } from '../../src/circuit/index.ts';
import { Receivers } from '../../src/endpoint/alerts/testing/receivers.ts';
import type { Limits } from '../../src/endpoint/config/limits.ts';
import { freePort } from '../../e2e/cluster/program.ts';
import { RedisNode } from '../../e2e/cluster/redis.ts';
import { ChaosNode } from './chaos-node.ts';
import { nodesOf, type ChaosEvent, type ChaosKind, type ChaosSetup } from './plan.ts';
import { Relay } from './relay.ts';
import type { ScriptedServices } from './browsers/scripted-services.ts';
import { SteppedClock } from './stepped-clock.ts';
import type { Disturbance, TakenAlert } from './verdict.ts';

/** Who may command, and by which token. */
export const operatorTokens = { kim: 'chaos-token-of-kim-0001', lee: 'chaos-token-of-lee-0002' } as const;

/** Pauses of seconds instead of minutes, so that circuits go round often; and nobody is shed while a node is stopped. */
const rules: Partial<Policy & Limits> = {
  ...{ retryMs: 1_500, retryMaxMs: 3_000, flapRetryMs: 3_000, dwellMs: 1_500 },
  overloadMs: 60_000,
};

/** So long (ms) a disk may fail without being felt: files are renamed seldom. */
const unfeltMs = 10_000;

/** Nodes, their store, and everything between them and the rest that can be broken. Whoever starts it ends it. */
export class ChaosWorld {
  /** How often each thing was really done. */
  readonly served = new Map<ChaosKind, number>();
  readonly disturbances: Disturbance[] = [];
  readonly alerts: TakenAlert[] = [];
  readonly nodes: ChaosNode[] = [];
  /** Of the machine that all browsers run on. */
  readonly browserClock = new SteppedClock();
  #redis: RedisNode | null = null;
  #front: Relay | null = null;
  /** Between each node and the store. */
  readonly #links: Relay[] = [];
  readonly #ends: (() => unknown)[] = [];
  /** What one thing suffers comes one after the other. */
  readonly #turns = new Map<string, Promise<void>>();

  private constructor(private readonly services: ScriptedServices) {}

  /** @param redisCommand the server's program; used by the set-up with Redis alone */
  static async start(
    setup: ChaosSetup,
    services: ScriptedServices,
    redisCommand: string | null,
  ): Promise<ChaosWorld> {
    const world = new ChaosWorld(services);
    try {
      await world.#start(setup, redisCommand);
      return world;
    } catch (error) {
      await world.end();
      throw error;
    }
  }

  /** Where browsers and operators find the endpoint. */
  get url(): string {
    return this.#front?.url ?? '';
  }

  /** Breaks something for its time. Resolves when it is whole again. */
  suffer(event: ChaosEvent): Promise<void> {
    const target = targetOf(event);
    const turn = (this.#turns.get(target) ?? Promise.resolve()).then(async () => {
      const from = performance.now();
      const times = await this.#break(event);
      this.served.set(event.kind, (this.served.get(event.kind) ?? 0) + times);
      if (event.kind !== 'turn-service') this.disturbances.push({ from, to: performance.now() });
    });
    this.#turns.set(target, turn);
    return turn;
  }

  /** When everything that is broken is whole again. */
  async calm(): Promise<void> {
    await Promise.all(this.#turns.values());
  }

  async end(): Promise<void> {
    for (const end of this.#ends.toReversed()) await end();
  }

  async #start(setup: ChaosSetup, redisCommand: string | null): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'address-search-chaos-'));
    this.#ends.push(() => rm(folder, { recursive: true, force: true }));
    const receivers = await Receivers.start();
    this.#ends.push(() => receivers.end());
    const { url: hook, key } = receivers.options('webhook').webhook ?? {};
    receivers.onTaken = () => {
      const { headers } = receivers.got.webhook.at(-1) ?? {};
      this.alerts.push({ id: String(headers?.['webhook-id']), at: performance.now() });
    };
    const policy = join(folder, 'policy.json');
    await writeFile(policy, JSON.stringify(rules));
    const env = {
      OPS_TOKENS: Object.entries(operatorTokens)
        .map(([name, token]) => `${name}:${token}`)
        .join(','),
      ALERT_WEBHOOK_URL: hook ?? '',
      ALERT_WEBHOOK_SECRET: `whsec_${key?.toString('base64') ?? ''}`,
    };
    if (setup === 'redis') {
      if (redisCommand === null) throw new Error('not installed: redis-server or valkey-server');
      const redis = await RedisNode.start(redisCommand, folder);
      this.#redis = redis;
      // However the run ends.
      const kill = (): void => void redis.kill();
      process.once('exit', kill);
      this.#ends.push(() => process.off('exit', kill));
      this.#ends.push(() => redis.end());
    }
    const ports: number[] = [];
    for (let node = 0; node < nodesOf[setup]; node++) {
      const port = await freePort();
      ports.push(port);
      const store = await this.#storeOf(folder);
      const args = [...store, '--policy', policy, '--trust-proxy', '1', '--log-level', 'silent'];
      this.nodes.push(new ChaosNode({ port, args, env }));
    }
    this.#ends.push(() => Promise.all(this.nodes.map((node) => node.end())));
    await Promise.all(this.nodes.map((node) => node.run()));
    const front = await Relay.start(ports);
    this.#front = front;
    this.#ends.push(() => front.end());
  }

  /** The option that names the store of the next node. */
  async #storeOf(folder: string): Promise<readonly string[]> {
    if (this.#redis === null) return ['--data', join(folder, 'data')];
    const link = await Relay.start([this.#redis.port]);
    this.#links.push(link);
    this.#ends.push(() => link.end());
    return ['--redis', `redis://127.0.0.1:${link.port}`];
  }

  /** @returns how often it was felt */
  async #break(event: ChaosEvent): Promise<number> {
    const node = 'node' in event ? this.nodes[event.node] : undefined;
    const isThere = Number(node?.running !== null);
    switch (event.kind) {
      case 'kill-node':
        await node?.kill();
        await pause(event.forMs);
        await node?.run();
        return isThere;
      case 'stop-node':
        node?.signal('SIGSTOP');
        await pause(event.forMs);
        node?.signal('SIGCONT');
        return isThere;
      case 'kill-redis':
        await this.#redis?.kill();
        await pause(event.forMs);
        await this.#redis?.run();
        return 1;
      case 'stop-redis':
        this.#redis?.hang();
        await pause(event.forMs);
        this.#redis?.resume();
        return 1;
      case 'cut-store':
        return cut(this.#links[event.node], event.forMs);
      case 'cut-browsers':
        return cut(this.#front, event.forMs);
      case 'fail-disk':
        return node === undefined ? 0 : failDisk(node, event);
      case 'step-clock':
        // A node that is away begins with it.
        node?.stepClock(event.aheadMs);
        return 1;
      case 'step-browsers':
        this.browserClock.aheadMs = event.aheadMs;
        return 1;
      case 'turn-service':
        this.services.set(event.provider, event.health);
        return 1;
    }
  }
}

/** What is broken. A node can be killed while its disk fails, but not while it is stopped. */
function targetOf(event: ChaosEvent): string {
  const node = 'node' in event ? event.node : '';
  if (event.kind === 'kill-node' || event.kind === 'stop-node') return `node ${node}`;
  return event.kind.endsWith('-redis') ? 'redis' : `${event.kind} ${node}`;
}

async function cut(relay: Relay | null | undefined, forMs: number): Promise<number> {
  const before = relay?.cutOff;
  relay?.cut();
  await pause(forMs);
  relay?.mend();
  return Number(relay?.cutOff !== before);
}

/** A disk that nobody has written to has not failed: it stays broken until somebody did, or is left at that. */
async function failDisk(
  node: ChaosNode,
  { how, forMs }: Extract<ChaosEvent, { kind: 'fail-disk' }>,
): Promise<number> {
  const turnMs = Math.max(forMs, 100);
  let failures = 0;
  for (let leftMs = unfeltMs; failures === 0 && leftMs > 0;) {
    // While the node is away nobody can write.
    leftMs -= node.running === null ? turnMs / 10 : turnMs;
    await node.setDisk(how);
    await pause(turnMs);
    failures += await node.setDisk('none');
  }
  return Number(failures > 0);
}
