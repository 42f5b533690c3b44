import { expect, test } from '@playwright/test';
import { checkEndpoint, checkUnits } from './checks.ts';
import { installNode } from './node-package.ts';
import { NEWEST } from './versions.ts';

/** What is nearest to Node itself: files, processes, sockets. `npm run test:node` runs all on all versions. */
const SAMPLE = ['embedded.test.ts', 'command.test.ts'];

test(`the built endpoint and a sample of the unit tests run on Node ${NEWEST}`, async ({}, testInfo) => {
  test.setTimeout(10 * 60_000);
  const node = installNode(NEWEST);
  if (node === null && !process.env.CI) {
    console.warn(`\n*** NO npm REGISTRY: NODE ${NEWEST} IS NOT TESTED ***\n`);
    testInfo.skip(true, 'the npm registry has not answered');
  }
  if (node === null) throw new Error('the npm registry has not answered');
  await checkEndpoint(node);
  expect(await checkUnits(node, SAMPLE)).toMatch(/Tests +\d+ passed/);
});
