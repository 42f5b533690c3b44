import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Policy } from '../../src/circuit/index.ts';
import { Receivers } from '../../src/endpoint/alerts/testing/receivers.ts';
import type { Limits } from '../../src/endpoint/config/limits.ts';
import { freePort } from '../../e2e/cluster/program.ts';
import { RedisNode } from '../../e2e/cluster/redis.ts';
import { ChaosNode } from './chaos-node.ts';
import { nodesOf, type ChaosEvent, type ChaosKind, type ChaosSetup } from './plan.ts';
import { Relay } from './relay.ts';
import type { ScriptedServices } from './scripted-services.ts';
import type { Disturbance, TakenAlert } from './verdict.ts';

/** Who may command, and by which token. */
export const operatorTokens = { kim: 'chaos-token-of-kim-0001', lee: 'chaos-token-of-lee-0002' } as const;

/** Pauses of seconds instead of minutes, so that circuits go round often; and nobody is shed while a node is stopped. */
const rules: Partial<Policy & Limits> = {
  ...{ retryMs: 1_500, retryMaxMs: 3_000, flapRetryMs: 3_000, dwellMs: 1_500 },
  overloadMs: 60_000,
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Nodes, their store, and everything between them and the rest that can be broken. Whoever starts it ends it. */
export class ChaosWorld {
  /** How often each thing was really done. */
  readonly served = new Map<ChaosKind, number>();
  readonly disturbances: Disturbance[] = [];
  readonly alerts: TakenAlert[] = [];
  readonly nodes: ChaosNode[] = [];
  redis: RedisNode | null = null;
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
    const target = 'node' in event ? `node ${event.node}` : (event.kind.split('-')[1] ?? '');
    const turn = (this.#turns.get(target) ?? Promise.resolve()).then(async () => {
      const from = performance.now();
      await this.#break(event);
      this.served.set(event.kind, (this.served.get(event.kind) ?? 0) + this.#timesServed(event));
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
      this.redis = redis;
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
    if (this.redis === null) return ['--data', join(folder, 'data')];
    const link = await Relay.start([this.redis.port]);
    this.#links.push(link);
    this.#ends.push(() => link.end());
    return ['--redis', `redis://127.0.0.1:${link.port}`];
  }

  async #break(event: ChaosEvent): Promise<void> {
    const node = 'node' in event ? this.nodes[event.node] : undefined;
    switch (event.kind) {
      case 'kill-node':
        await node?.kill();
        await pause(event.forMs);
        await node?.run();
        return;
      case 'stop-node':
        node?.signal('SIGSTOP');
        await pause(event.forMs);
        node?.signal('SIGCONT');
        return;
      case 'kill-redis':
        await this.redis?.kill();
        await pause(event.forMs);
        await this.redis?.run();
        return;
      case 'stop-redis':
        this.redis?.hang();
        await pause(event.forMs);
        this.redis?.resume();
        return;
      case 'cut-store':
        return cut(this.#links[event.node], event.forMs);
      case 'cut-browsers':
        return cut(this.#front, event.forMs);
      case 'fail-disk':
        node?.setDisk(event.how);
        await pause(event.forMs);
        node?.setDisk('none');
        return;
      case 'step-clock':
        node?.stepClock(event.aheadMs);
        return;
      case 'turn-service':
        this.services.set(event.provider, event.health);
    }
  }

  /** A disk that nobody wrote to has not failed; whatever else was done was felt. */
  #timesServed(event: ChaosEvent): number {
    if (event.kind !== 'fail-disk') return 1;
    const failures = this.nodes.reduce((sum, { diskFailures }) => sum + diskFailures, 0);
    return failures - (this.served.get('fail-disk') ?? 0);
  }
}

async function cut(relay: Relay | null | undefined, forMs: number): Promise<void> {
  relay?.cut();
  await pause(forMs);
  relay?.mend();
}
