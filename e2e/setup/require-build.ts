import { existsSync } from 'node:fs';

const BUILT = new URL('../../dist/address-search.js', import.meta.url);

/**
 * Before any test: pages are tested as they are built, and without that each would wait for an element that never
 * comes until its limit against hanging.
 */
// eslint-disable-next-line no-restricted-syntax -- Playwright takes a default export alone
export default function requireBuild(): void {
  if (!existsSync(BUILT)) throw new Error('There is nothing to test yet: run `npm run build` first.');
}
