import { expect, test as base } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Program } from '../cluster/program.ts';
import { installNode } from '../node-versions/node-package.ts';
import { VERSIONS } from '../node-versions/versions.ts';
import { packPackages, type Packed } from './packed.ts';

/** Package managers with what makes them refuse a package whose `engines` do not fit; the first is in `npm test`. */
const MANAGERS = {
  npm: ['npm', 'install', '--engine-strict', '--no-audit', '--no-fund'],
  yarn: ['npx', '--yes', 'yarn@1', 'add', '--non-interactive'],
  pnpm: [
    'npx',
    '--yes',
    'pnpm@10',
    'add',
    '--config.engine-strict=true',
    '--config.strict-peer-dependencies=true',
  ],
} as const;

/** The floor of `engines`. */
const [FLOOR] = VERSIONS;
/** Uses both packages, and prints what came of it. */
const USE = `
  await import('address-search/define.js');
  const { AddressSearch } = await import('address-search');
  const { startEndpoint } = await import('address-search-endpoint');
  console.log(process.version, typeof AddressSearch, typeof startEndpoint);`;
const MOST_PACKAGES = 8;
const MOST_BYTES = 5_000_000;

interface Packages {
  readonly into: string;
  readonly field: Packed;
  readonly endpoint: Packed;
}

// One worker packs and installs Node for all of them.
base.describe.configure({ mode: 'default' });

const test = base.extend<
  { readonly project: string },
  { readonly packages: Packages; readonly node: string }
>({
  packages: [
    async ({}, use) => {
      const into = mkdtempSync(join(tmpdir(), 'address-search-packed-'));
      const [field, endpoint] = packPackages(into);
      await use({ into, field, endpoint });
      rmSync(into, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  node: [
    async ({}, use) => {
      const node = installNode(FLOOR);
      if (node === null && process.env.CI) throw new Error('the npm registry has not answered');
      await use(node ?? '');
    },
    { scope: 'worker', timeout: 10 * 60_000 },
  ],
  /** An empty folder. */
  project: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'address-search-project-'));
    writeFileSync(join(folder, 'package.json'), '{ "name": "project", "private": true, "type": "module" }');
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

test.beforeEach(({ node }, testInfo) => {
  testInfo.setTimeout(10 * 60_000);
  if (node === '') console.warn('\n*** NO npm REGISTRY: NOTHING IS INSTALLED ***\n');
  testInfo.skip(node === '', 'the npm registry has not answered');
});

/** Runs a command in a project, by the oldest Node that is supported. @throws with what it said */
function run(project: string, node: string, [command = '', ...args]: readonly string[]): string {
  const path = `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`;
  // Not what `npm test` has told its own scripts, but for how the registry is reached: this Node looks elsewhere for it.
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_(registry|cache|globalconfig|userconfig))/i.test(name),
  );
  const env = { ...Object.fromEntries(kept), PATH: path };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** Every file below a folder, real ones only. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

for (const [manager, install] of Object.entries(MANAGERS)) {
  const tag = manager === 'npm' ? [] : ['@full'];

  test(
    `${manager} installs both on Node ${FLOOR}, strictly`,
    { tag },
    async ({ packages, node, project }) => {
      const { field, endpoint } = packages;
      run(project, node, [...install, field.tarball, endpoint.tarball]);

      expect(run(project, node, ['node', '--input-type=module', '--eval', USE])).toBe(
        `v${FLOOR} function function\n`,
      );
    },
  );
}

test(
  `Yarn 4 installs both with Plug'n'Play, without node_modules`,
  { tag: '@full' },
  ({ packages, node, project }) => {
    const yarn = ['npx', '--yes', '--package', '@yarnpkg/cli-dist@4', 'yarn'];
    const registry = run(project, node, ['npm', 'config', 'get', 'registry']).trim();
    // It asks elsewhere than npm for the registry, and takes the folder above for the project.
    writeFileSync(
      join(project, '.yarnrc.yml'),
      `npmRegistryServer: '${registry}'\nunsafeHttpWhitelist: ['${new URL(registry).hostname}']\nenableTelemetry: false\n`,
    );
    writeFileSync(join(project, 'yarn.lock'), '');
    const wanted = [packages.field, packages.endpoint].map(({ name, tarball }) => `${name}@file:${tarball}`);
    run(project, node, [...yarn, 'add', ...wanted]);
    expect(existsSync(join(project, 'node_modules'))).toBe(false);
    expect(run(project, node, [...yarn, 'node', '--input-type=module', '--eval', USE])).toBe(
      `v${FLOOR} function function\n`,
    );
  },
);

for (const major of [2, 3])
  test(`regression: the field installs where MSW ${major} is in use`, ({ packages, node, project }) => {
    // The newest of them asks for a newer Node than the field does.
    const npm = ['npm', 'install', '--no-audit', '--no-fund'];
    run(project, node, [...npm, `msw@${major}`]);
    run(project, node, [...npm, packages.field.tarball]);
  });

test('the field is at most 8 packages and 5 MB', ({ packages, node, project }) => {
  run(project, node, [...MANAGERS.npm, packages.field.tarball]);
  const files = filesBelow(join(project, 'node_modules'));
  const installed = files.filter((path) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path));
  expect(installed.length).toBeLessThanOrEqual(MOST_PACKAGES);
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

test("the README's command runs from the tarball in an empty folder", async ({ packages, node, project }) => {
  const readme = readFileSync(join(packages.field.folder, 'README.md'), 'utf8');
  const [, name = '', flags = ''] = /^npx (\S+) (--allow-origin \S+)/m.exec(readme) ?? [];
  expect(name).toBe(packages.endpoint.name);
  // As npx does, by the tarball in place of the name.
  run(project, node, [...MANAGERS.npm, packages.endpoint.tarball]);
  const endpoint = new Program(node, [
    ...[join(project, 'node_modules/.bin', name), ...flags.split(' ')],
    ...['--port', '0', '--data', join(project, 'data')],
  ]);
  try {
    const url = await endpoint.until(/listening on (http:\/\/[\w.:-]+)/);
    for (const path of ['readyz', 'v1/state', 'metrics', 'openapi.json', 'ops/']) {
      const { status } = await fetch(`${url}/${path}`);
      expect([path, status]).toEqual([path, 200]);
    }
    endpoint.signal('SIGTERM');
    expect(await endpoint.ended).toBe(0);
  } finally {
    await endpoint.kill();
  }
});

test("the endpoint's README starts one in one's own process, and ends it", ({ packages, node, project }) => {
  const readme = readFileSync(join(packages.endpoint.folder, 'README.md'), 'utf8');
  const [, example = ''] = /```js\n([^`]*)```/.exec(readme) ?? [];
  run(project, node, [...MANAGERS.npm, packages.endpoint.tarball]);
  const script = example.replace('port: 8787', 'port: 0');
  expect(script).not.toBe(example);
  const said = run(project, node, ['node', '--input-type=module', '--eval', script]);
  expect(said).toContain('listening on http://127.0.0.1:');
});
