import { expect } from '@playwright/test';
import { busyness } from './busyness.ts';
import { tell } from './figure.ts';

/** Judges what something took, ms, beside the calm reference: the bar is as many times longer as work is now. */
export async function judgeBesideCalm(what: string, atMost: number, took: number): Promise<void> {
  const busy = await busyness();
  const ratio = took / busy / atMost;
  tell(
    `${what}: ${took.toFixed(0)} ms where work takes ${busy.toFixed(2)} of its calm time,` +
      ` ${ratio.toFixed(2)} of the bar of ${atMost} ms`,
  );
  expect(ratio, `${what}, of its bar`).toBeLessThanOrEqual(1);
}
