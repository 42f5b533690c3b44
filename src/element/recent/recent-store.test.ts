import { beforeEach, describe, expect, it } from 'vitest';
import { makeAddress } from '../../address/index.ts';
import type { TextStorage } from '../../platform/index.ts';
import { RecentStore } from './recent-store.ts';

const KEY = 'address-search:recent';
const address = (number: number, detail = '') =>
  makeAddress({
    source: 'juso',
    postcode: '04524',
    road: `서울특별시 중구 세종대로 ${number}`,
    detail,
    raw: { secret: number },
    verified: true,
  });
const roads = (store: RecentStore) => store.read().map(({ road }) => road.replace(/^.* /, ''));

/** What a browser keeps, or refuses to. */
class FakeStorage implements TextStorage {
  readonly kept = new Map<string, string>();
  isFull = false;

  read(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  write(key: string, text: string | null): void {
    if (text === null) this.kept.delete(key);
    else if (!this.isFull) this.kept.set(key, text);
  }
}
let storage: FakeStorage;
let store: RecentStore;
beforeEach(() => {
  storage = new FakeStorage();
  store = new RecentStore(storage);
});

describe('recent addresses', () => {
  it('are the last five, the newest first, each once', () => {
    for (const number of [1, 2, 3, 4, 5, 6, 4]) store.add(address(number));
    expect(roads(store)).toEqual(['4', '6', '5', '3', '2']);
  });
  it('hold neither the detail nor what the service answered', () => {
    store.add(address(110, '301호'));
    expect(store.read()).toEqual([{ ...address(110), raw: null }]);
    expect(storage.kept.get(KEY)).not.toMatch(/301호|secret/);
  });
  it('can be taken away one by one, and all', () => {
    for (const number of [1, 2, 3]) store.add(address(number));
    store.remove(address(2));
    expect(roads(store)).toEqual(['3', '1']);
    store.clear();
    expect([roads(store), storage.kept.size]).toEqual([[], 0]);
  });
  it('leave nothing behind once the last is taken away', () => {
    store.add(address(1));
    store.remove(address(1));
    expect(storage.kept.size).toBe(0);
  });
  it('are none where nothing can be kept', () => {
    storage.isFull = true;
    store.add(address(1));
    expect(roads(store)).toEqual([]);
  });
  it.each([
    'no JSON',
    'null',
    '[]',
    '{"version":1}',
    '{"version":2,"addresses":[]}',
    '{"version":1,"addresses":[null,7,{"road":"세종대로 1"}]}',
  ])('are none of what cannot be understood: %s', (text) => {
    storage.kept.set(KEY, text);
    expect(roads(store)).toEqual([]);
    store.add(address(1));
    expect(roads(store)).toEqual(['1']);
  });
});
