import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Folders without state of their own modules, so that their tests can share a worker, which saves a minute. */
const STATELESS =
  'src/{circuit,address,protocol,platform,providers,failover,endpoint-client,endpoint}/**/*.test.ts';

const source = (name: string): string => resolve(import.meta.dirname, `src/${name}.ts`);

export default defineConfig(({ mode }) => ({
  // The recipes of the manual import the package by its name.
  resolve: {
    alias: [
      { find: /^address-search$/, replacement: source('element/index') },
      { find: 'address-search/define.js', replacement: source('element/define') },
      { find: 'address-search/qa.js', replacement: source('qa/index') },
    ],
  },
  test: {
    projects: [
      { extends: true, test: { name: 'stateless', include: [STATELESS], isolate: false } },
      {
        extends: true,
        test: { name: 'isolated', include: ['{src,demo,bench,docs,e2e}/**/*.test.ts'], exclude: [STATELESS] },
      },
    ],
    environment: 'node',
    // The command's mode comes first; a project reads this file again with its own.
    env: { FUZZED_INPUTS: (process.env['FUZZED_INPUTS'] ??= mode === 'fuzz' ? '1000000' : '20000') },
    // From Node 25 on its own `localStorage`, which holds nothing without a file, stands in the way of happy-dom's.
    execArgv: Number(process.versions.node.split('.')[0]) >= 25 ? ['--no-experimental-webstorage'] : [],
    // Against hanging alone: a busy machine may take its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 10 } },
    // It would leave a core free, of two.
    maxWorkers: '100%',
  },
}));
