import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { retryPause } from './redis-connection.ts';
import { openRedisStore } from './redis-store.ts';
import { StoreError, type Store } from '../store.ts';
import { policy } from '../testing/records.ts';
import { settlesInTime } from '../testing/redis-bed.ts';

describe('an address', () => {
  const open = (url: string): Promise<Store> => openRedisStore({ url, policy, onTrouble: () => undefined });

  it.each(['', 'localhost:6379', 'http://127.0.0.1:6379', 'redis//x'])('%j is refused', async (url) => {
    await expect(open(url)).rejects.toThrow(/must look like redis:/);
  });

  it('where nobody listens is refused with the reason', async () => {
    await expect(open('redis://127.0.0.1:1')).rejects.toThrow(
      /127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED/,
    );
  });

  it('where something else takes the connection and says nothing is refused in time', async () => {
    const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const asked = open(`redis://127.0.0.1:${port}`);
    expect(await settlesInTime(asked)).toBe(true);
    await expect(asked).rejects.toThrow(StoreError);
    silent.close();
    await once(silent, 'close');
  });
});

describe('the pause before a new connection', () => {
  it('is anything below a limit that doubles to a second', () => {
    const limits = [1, 2, 3, 4, 5, 6, 1_000].map((attempt) => retryPause(attempt, 1, 1_000));
    expect(limits).toEqual([100, 200, 400, 800, 1_000, 1_000, 1_000]);
    expect(retryPause(9, 0, 1_000)).toBe(0);
    expect(retryPause(9, 0.5, 1_000)).toBe(500);
  });
});
