import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NetworkPseudonyms } from './network-pseudonyms.ts';
import { FakeClock } from '../../platform/testing/fake-clock.ts';
import { StoreError } from '../stores/store.ts';

const day = 86_400_000;
const address = '203.0.113.9';

describe('the name of a network', () => {
  let clock: FakeClock;
  let started: NetworkPseudonyms[];
  let isDown: boolean;
  let secrets: Map<string, string>;
  let wipes: number;

  beforeEach(() => {
    clock = new FakeClock();
    started = [];
    isDown = false;
    secrets = new Map();
    wipes = 0;
  });

  afterEach(() => {
    for (const names of started) names.stop();
  });

  /** A node on the one store of a test. */
  async function node(): Promise<NetworkPseudonyms> {
    const daySecret = (date: string): Promise<string> => {
      if (isDown) return Promise.reject(new StoreError('away'));
      const secret = secrets.get(date) ?? `secret ${wipes} of ${date}`;
      secrets.set(date, secret);
      return Promise.resolve(secret);
    };
    const names = await NetworkPseudonyms.start({ daySecret }, clock);
    started.push(names);
    return names;
  }

  it('is the same at every node, for every address of the network, and for no other', async () => {
    const [a, b] = [await node(), await node()];
    expect(b.of(address)).toBe(a.of(address));
    expect(a.of('203.0.113.200')).toBe(a.of(address));
    expect(a.of('203.0.114.9')).not.toBe(a.of(address));
  });

  it('is another one on another day', async () => {
    const names = await node();
    const today = names.of(address);
    await clock.advance(day);
    expect(names.of(address)).not.toBe(today);
  });

  it('stays while the store is away, also over midnight', async () => {
    const names = await node();
    const before = names.of(address);
    isDown = true;
    await clock.advance(day);
    expect(names.of(address)).toBe(before);
    isDown = false;
    await clock.advance(10_000);
    expect(names.of(address)).not.toBe(before);
  });

  it('is the same at a node that starts after the store was wiped: one network never counts as two', async () => {
    const old = await node();
    secrets.clear();
    wipes++;
    const late = await node();
    await clock.advance(10_000);
    expect(late.of(address)).toBe(old.of(address));
  });
});
