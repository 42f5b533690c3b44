import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

test('the Playwright recipe of the manual runs as it is written', async ({ demo }) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path('../node_modules/@playwright/test/cli.js'), 'test', '--config', path('recipes.config.ts')],
    { env: { ...process.env, BASE_URL: demo.url } },
  );
  expect(stdout).toContain('2 passed');
});
