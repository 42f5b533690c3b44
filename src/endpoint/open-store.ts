import type { Options } from './options.ts';
import { openEmbeddedStore } from './stores/embedded.ts';
import { openRedisStore } from './stores/redis.ts';
import type { Store } from './stores/store.ts';

/**
 * Opens the store that the options name.
 *
 * @param onTrouble hears of errors between calls, such as a lost connection or damage that was survived
 * @throws StoreError
 */
export async function openStore(
  { redisUrl, dataDir, policy }: Options,
  onTrouble: (what: string) => void,
): Promise<Store> {
  if (redisUrl !== null) return openRedisStore({ url: redisUrl, policy, onTrouble });
  return openEmbeddedStore({ dir: dataDir, policy, now: Date.now, onTrouble });
}
