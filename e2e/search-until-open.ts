import type { AddressField } from './address-field.ts';
import { expect } from './fixtures.ts';
import { KT, MANY } from './known-addresses.ts';

/**
 * Each of them searches, and again until the circuit is open: a failure beside timers that a busy machine lets wait
 * proves nothing, and two that lie too far apart are not enough.
 */
export async function searchUntilOpen(
  fields: readonly AddressField[],
  phase: () => Promise<string | undefined>,
): Promise<void> {
  const texts = [MANY, KT.query];
  await expect(async () => {
    texts.reverse();
    for (const field of fields) {
      await field.query.fill(texts[0] ?? '');
      await field.query.press('Enter');
      await expect(field.options.first()).toBeVisible();
    }
    await expect.poll(phase, { timeout: 5000 }).toBe('open');
  }).toPass();
}
