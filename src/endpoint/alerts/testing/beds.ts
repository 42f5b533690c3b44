import { afterEach } from 'vitest';
import { defaultPolicy } from '../../../circuit/index.ts';
import type { Store } from '../../stores/store.ts';
import { MemoryShelf, MemoryStore } from '../../testing/memory-store.ts';
import { AlertsBed } from './alerts-bed.ts';
import { Receivers } from './receivers.ts';

/** Beds that are taken down after each test. The store is one in memory unless another is given. */
export function useBeds(): (store?: Store) => Promise<AlertsBed> {
  const beds: AlertsBed[] = [];
  afterEach(async () => {
    for (const bed of beds.splice(0)) await bed.end();
  });
  return async (store) => {
    const bed = new AlertsBed(store ?? memoryStore(), await Receivers.start());
    beds.push(bed);
    return bed;
  };
}

function memoryStore(): Store {
  return new MemoryStore(new MemoryShelf(defaultPolicy, Date.now));
}
