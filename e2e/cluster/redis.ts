import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Effect } from '../../src/circuit/index.ts';
import { DEPLOY } from './deploy.ts';
import { freePort, Program } from './program.ts';

const KEY = '{address-search}:';

/** A real Redis with `deploy/redis.conf`, but for its port and folder. */
export class RedisNode {
  readonly admin: Redis;
  #program: Program | null = null;

  private constructor(
    private readonly command: string,
    private readonly folder: string,
    readonly port: number,
  ) {
    this.admin = new Redis({ port, host: '127.0.0.1', lazyConnect: true, maxRetriesPerRequest: 3 });
    // It is killed on purpose; what is asked of it fails by itself.
    this.admin.on('error', () => undefined);
  }

  static async start(command: string, folder: string): Promise<RedisNode> {
    const redis = new RedisNode(command, folder, await freePort());
    await redis.run();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async run(): Promise<void> {
    const own = ['--port', String(this.port), '--dir', this.folder];
    this.#program = new Program(this.command, [join(DEPLOY, 'redis.conf'), ...own]);
    await this.#program.until(/ready to accept connections/i);
  }

  async kill(): Promise<void> {
    await this.#program?.kill();
  }

  /** It keeps its connections and answers nothing. */
  hang(): void {
    this.#program?.signal('SIGSTOP');
  }

  resume(): void {
    this.#program?.signal('SIGCONT');
  }

  async end(): Promise<void> {
    this.admin.disconnect();
    await this.kill();
  }

  /** Reporters whose votes are in the stored record. */
  async reporters(): Promise<number> {
    const json = await this.admin.hget(`${KEY}record`, 'json');
    const record = JSON.parse(json ?? '{}') as { reporters?: object };
    return Object.keys(record.reporters ?? {}).length;
  }

  /** What the operators' timeline holds, oldest first. */
  async timeline(): Promise<readonly Effect[]> {
    const entries = await this.admin.xrange(`${KEY}timeline`, '-', '+');
    return entries.map(([, [, json = '{}']]) => (JSON.parse(json) as { effect: Effect }).effect);
  }

  /** `provider epoch phase` of each transition, oldest first. */
  async transitions(): Promise<readonly string[]> {
    return (await this.timeline()).flatMap((effect) =>
      effect.type === 'transition' ? [`${effect.provider} ${effect.epoch} ${effect.to}`] : [],
    );
  }

  /** Every alert that was ever stored, delivered or not, without the incarnation; sorted. */
  async alerts(): Promise<readonly string[]> {
    const ids = await this.admin.zrange(`${KEY}alerts:known`, '0', '-1');
    return ids.map((id) => id.split(':').slice(0, -1).join(':')).toSorted();
  }
}
