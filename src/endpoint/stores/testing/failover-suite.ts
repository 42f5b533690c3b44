import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { lacks, required } from '../../../../e2e/setup/needs.ts';
import type { Endpoint } from '../../endpoint.ts';
import { openRedisStore } from '../redis/redis-store.ts';
import type { Store } from '../store.ts';
import type { FailoverSet } from './failover-sets.ts';
import { command, OperatorLoad, reportOutage, serve } from './operator-load.ts';
import { patience } from './redis-bed.ts';
import { policy } from './records.ts';

const prefix = 'test';

/**
 * What must hold wherever a replica takes over. Without servers it is skipped loudly, and fails where CI is set.
 *
 * @param more further tests of the set
 */
export function describeFailover(
  name: string,
  start: (program: string, key: string) => Promise<FailoverSet>,
  more: (bed: FailoverBed) => void = () => undefined,
): void {
  describe.skipIf(lacks(`"${name}" IS`, ['redis']))(name, { timeout: 60_000 }, () => {
    const bed = new FailoverBed();

    beforeAll(async () => {
      bed.set = await start(required(['redis']).redis, `{${prefix}}:record`);
      return () => bed.set.end();
    });

    beforeEach(async () => {
      await bed.set.heal();
      await (await bed.set.primary()).admin.flushall();
    });

    afterEach(() => bed.end());

    it('has every command that was answered 200 after its primary is killed, and goes on deciding', async () => {
      const [one, other] = [await bed.serve(), await bed.serve()];
      const nodes = [one, other];
      const load = bed.load(one, other);
      await vi.waitFor(() => expect(load.done.size).toBeGreaterThan(50), patience);
      const { inc } = await bed.agreed(nodes);
      const dying = await bed.set.primary();
      await dying.kill();
      const killedAt = performance.now();
      const doneBefore = load.done.size;
      await bed.opens(nodes);
      const decidedMs = performance.now() - killedAt;
      await vi.waitFor(() => expect(load.done.size).toBeGreaterThan(doneBefore), patience);
      const obeyedMs = performance.now() - killedAt;
      await load.end();
      console.log(
        `  ${name}: it decides ${decidedMs.toFixed(0)} ms and obeys ${obeyedMs.toFixed(0)} ms after its primary is killed;`,
        `${doneBefore} commands were answered 200 before, ${load.done.size - doneBefore} after; else`,
        load.others,
      );

      const primary = await bed.set.primary();
      expect(primary.port).not.toBe(dying.port);
      const entries = await primary.admin.xrange(`{${prefix}}:timeline`, '-', '+');
      const kept = new Set(entries.map(([, [, json = '']]) => /"why":"(.*?)"/.exec(json)?.[1]));
      expect([...load.done].filter((why) => !kept.has(why))).toEqual([]);
      // Browsers take what the new primary has, whatever the old one had told them.
      expect((await bed.agreed(nodes)).inc > inc).toBe(true);
      expect(bed.troubles.join()).toContain('has failed over');
    });

    it('refuses a command in words while no replica has it, and decides by reports all the same', async () => {
      const node = await bed.serve();
      const obeys = (why: string): Promise<void> =>
        vi.waitFor(async () => expect(await command(node, why)).toMatchObject({ status: 200 }), patience);
      await obeys('all of them are well');
      const replicas = await bed.set.replicas();
      for (const replica of replicas) replica.hang();
      expect(await command(node, 'the replicas hang')).toMatchObject({
        status: 503,
        type: expect.stringContaining('application/problem+json') as string,
        title: 'No replica has the command',
        detail: expect.stringContaining('It is applied') as string,
      });
      for (const replica of replicas) await replica.kill();
      await vi.waitFor(async () => {
        const { rev } = node.keeper.record;
        expect(await command(node, 'the replicas are gone')).toMatchObject({
          status: 503,
          title: 'The store has no replica',
          detail: expect.stringContaining('Nothing was changed') as string,
        });
        expect(node.keeper.record.rev).toBe(rev);
      }, patience);
      await bed.opens([node]);
      await bed.set.heal();
      await obeys('the replicas are back');
    });

    it('begins a new incarnation where it has lost what browsers may have seen', async () => {
      const node = await bed.serve();
      const [dying, replicas] = [await bed.set.primary(), await bed.set.replicas()];
      for (const replica of replicas) replica.hang();
      await dying.admin.call('CLIENT', 'KILL', 'TYPE', 'replica');
      await bed.opens([node]);
      const seen = node.keeper.view();
      const told = [seen];
      node.keeper.onView(() => told.push(node.keeper.view()));
      await dying.kill();
      for (const replica of replicas) replica.resume();
      await vi.waitFor(() => expect(told.at(-1)?.inc).not.toBe(seen.inc), patience);
      const anew = told.find(({ inc }) => inc !== seen.inc);
      expect((anew?.inc ?? '') > seen.inc).toBe(true);
      expect(anew?.providers['juso']?.phase).toBe('closed');
      await bed.opens([node]);
    });

    more(bed);
  });
}

/** A set of servers that lives as long as the file, and what a test has opened on it. */
export class FailoverBed {
  set!: FailoverSet;
  troubles: string[] = [];
  #ends: (() => Promise<void>)[] = [];

  async open(): Promise<Store> {
    const onTrouble = (what: string): number => this.troubles.push(what);
    const store = await openRedisStore({ url: this.set.url, policy, prefix, onTrouble });
    this.#ends.push(() => store.close());
    return store;
  }

  async serve(): Promise<Endpoint> {
    const endpoint = await serve(await this.open());
    this.#ends.push(() => endpoint.close());
    return endpoint;
  }

  load(one: Endpoint, other: Endpoint): OperatorLoad {
    const load = new OperatorLoad(one, other);
    this.#ends.push(() => load.end());
    return load;
  }

  /** Reports an outage until every node has opened the circuit. */
  async opens(nodes: readonly Endpoint[]): Promise<void> {
    await vi.waitFor(
      async () => {
        await Promise.all(nodes.map(reportOutage));
        const phases = nodes.map(({ keeper }) => keeper.view().providers['juso']?.phase);
        expect(phases).toEqual(nodes.map(() => 'open'));
      },
      { ...patience, interval: 50, timeout: 30_000 },
    );
  }

  /** What all nodes say, as soon as they say the same. */
  async agreed(nodes: readonly Endpoint[]): Promise<{ readonly inc: string }> {
    const incs = await vi.waitFor(() => {
      const told = new Set(nodes.map(({ keeper }) => keeper.view().inc));
      expect(told.size).toBe(1);
      return [...told];
    }, patience);
    return { inc: incs[0] ?? '' };
  }

  async end(): Promise<void> {
    for (const server of this.set.servers) server.resume();
    for (const end of this.#ends.toReversed()) await end();
    this.#ends = [];
    this.troubles = [];
  }
}
