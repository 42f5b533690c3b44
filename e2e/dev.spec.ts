import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import type {} from '../src/qa/page-entry.ts';
import { AddressField } from './address-field.ts';
import { freePort } from './cluster/program.ts';
import { KT } from './known-addresses.ts';

interface Dev {
  readonly url: string;
  readonly endpoint: string;
  /** Changes a file of the copy; what is replaced must be there. */
  change(path: string, from: string, to: string): Promise<void>;
  /** Ctrl+C. Resolves with the exit code. */
  end(): Promise<number | null>;
}

const root = fileURLToPath(new URL('../', import.meta.url));

/** The tree without its history, in which anything may be changed; packages are those of the repository. */
async function copyTree(folder: string): Promise<void> {
  for (const name of ['src', 'demo', 'public', 'package.json', 'tsconfig.json', 'vite.config.ts'])
    await cp(join(root, name), join(folder, name), { recursive: true });
  // A folder of its own, since Vite keeps what it has prepared in there.
  await mkdir(join(folder, 'node_modules'));
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== '.vite') await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
}

/** `npm run dev` in a copy of the tree. */
async function runDev(use: (dev: Dev) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'address-search-dev-'));
  await copyTree(folder);
  const [port, endpointPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/dev.ts'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), ENDPOINT_PORT: String(endpointPort) },
  });
  const exited = once(child, 'exit');
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += String(chunk);
        if (said.includes('Ctrl+C')) resolve();
      });
    void exited.then(() => reject(new Error(said)));
  });
  const end = async (): Promise<number | null> => {
    if (child.exitCode === null) child.kill('SIGINT');
    await exited;
    return child.exitCode;
  };
  try {
    await ready;
    await use({
      url: `http://127.0.0.1:${port}`,
      endpoint: `http://127.0.0.1:${endpointPort}`,
      change: async (path, from, to) => {
        const text = await readFile(join(folder, path), 'utf8');
        if (!text.includes(from)) throw new Error(`${path} does not say: ${from}`);
        await writeFile(join(folder, path), text.replace(from, to));
      },
      end,
    });
  } finally {
    await end();
    await rm(folder, { recursive: true, force: true });
  }
}

const test = base.extend<object, { readonly dev: Dev }>({
  // Each test changes another file, so one start serves them all.
  dev: [({}, use) => runDev(use), { scope: 'worker', timeout: 120_000 }],
});

test.describe('npm run dev', () => {
  // In their order in one worker: the last one ends it.
  test.describe.configure({ mode: 'default' });

  test('a change in the element is on the page that is open', async ({ dev, page }) => {
    await page.goto(`${dev.url}/signup.html?order=juso-first`);
    const field = new AddressField(page.locator('address-search').first());
    await expect(field.query).toHaveAttribute('placeholder', '도로명, 건물명, 지번', { timeout: 60_000 });
    await dev.change('src/element/i18n/locales/ko-field.ts', '도로명, 건물명, 지번', '바뀐 안내');
    await expect(field.query).toHaveAttribute('placeholder', '바뀐 안내', { timeout: 60_000 });
    await field.search(KT.query);
    await expect(field.options.first()).toContainText(KT.road);
  });

  test('a change in the endpoint is served at the same address', async ({ dev }) => {
    const health = async (): Promise<unknown> =>
      fetch(`${dev.endpoint}/healthz`)
        .then((reply) => reply.json())
        .catch(() => null);
    const store = { kind: 'embedded', server: null };
    expect(await health()).toEqual({ alive: true, store });
    await dev.change('src/endpoint/server/health-routes.ts', 'alive: true', 'alive: true, changed: true');
    await expect.poll(health, { timeout: 60_000 }).toEqual({ alive: true, changed: true, store });
  });

  test('an outage by a link meets the element that comes from its source', async ({ dev, page }) => {
    await page.goto(`${dev.url}/signup.html?outage=juso:500&order=juso-first`);
    const field = new AddressField(page.locator('address-search').first());
    await expect(field.query).toBeVisible({ timeout: 60_000 });
    await field.search(KT.query);
    await expect(field.viewer).toBeVisible();
    expect(await page.evaluate(() => window.addressSearchQa?.served[0]?.scenario)).toBe('500');
  });

  // `npm test` asks the same of `npm start`.
  test('an endpoint port that is taken is one clear line, not a wait', { tag: '@full' }, async ({ dev }) => {
    const taken = new URL(dev.endpoint).port;
    const second = spawn(process.execPath, ['--import', 'tsx', 'demo/dev.ts'], {
      cwd: root,
      env: { ...process.env, PORT: String(await freePort()), ENDPOINT_PORT: taken },
    });
    let said = '';
    second.stderr.on('data', (chunk) => (said += String(chunk)));
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).toBe(1);
    expect(said).toContain(`ENDPOINT_PORT=${Number(taken) + 1}`);
  });

  test('Ctrl+C ends the pages and the endpoint', async ({ dev }) => {
    expect(await dev.end()).toBe(0);
    await expect(fetch(dev.url)).rejects.toThrow();
    await expect(fetch(`${dev.endpoint}/healthz`)).rejects.toThrow();
  });
});
