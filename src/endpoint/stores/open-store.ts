import type { Options } from '../config/options.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import { openRedisStore } from './redis/redis-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that the options name.
 *
 * @param onTrouble hears of errors between calls, such as a lost connection or damage that was survived
 * @throws StoreError
 */
export async function openStore(
  { redisUrl, dataDir, policy }: Pick<Options, 'redisUrl' | 'dataDir' | 'policy'>,
  onTrouble: (what: string) => void,
): Promise<Store> {
  if (redisUrl !== null) return openRedisStore({ url: redisUrl, policy, onTrouble });
  return openEmbeddedStore({ dir: dataDir, policy, now: Date.now, onTrouble });
}
