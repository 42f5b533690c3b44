import type { TestInfo } from '@playwright/test';
import { findServices, missingServices, type Services } from './services.ts';

const services = findServices();
const NOTHING_MISSING: Services = { redis: '', nginx: '', prometheus: '', promtool: '' };

/**
 * The commands of the servers that a test needs. A test without them is skipped with a loud word, and fails where
 * CI is set.
 *
 * @param untested what nobody knows of then, such as `SEVERAL NODES ARE`
 */
export function needs<Name extends keyof Services>(
  testInfo: TestInfo,
  untested: string,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const wanted = Object.fromEntries(names.map((name) => [name, services[name]]));
  const missing = missingServices({ ...NOTHING_MISSING, ...wanted });
  if (missing.length === 0) return wanted as Record<Name, string>;
  const reason = `not installed: ${missing.join(', ')}`;
  if (!process.env.CI) {
    console.warn(`\n*** NO ${missing.join(' AND NO ')}: ${untested} NOT TESTED ***\n`);
    // Ends the test here.
    testInfo.skip(true, reason);
  }
  throw new Error(reason);
}
