import { afterEach } from 'vitest';
import { defaultPolicy } from '../../../circuit/index.ts';
import type { Store } from '../../stores/store.ts';
import { MemoryStoreState, MemoryStore } from '../../testing/memory-store.ts';
import { AlertsTestBed } from './alerts-bed.ts';
import { Receivers } from './receivers.ts';

/** Beds that are taken down after each test. The store is one in memory unless another is given. */
export function useTestBeds(): (store?: Store) => Promise<AlertsTestBed> {
  const beds: AlertsTestBed[] = [];
  afterEach(async () => {
    for (const bed of beds.splice(0)) await bed.end();
  });
  return async (store) => {
    const bed = new AlertsTestBed(store ?? memoryStore(), await Receivers.start());
    beds.push(bed);
    return bed;
  };
}

function memoryStore(): Store {
  return new MemoryStore(new MemoryStoreState(defaultPolicy, Date.now));
}
