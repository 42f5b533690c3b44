import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const source = (name: string): string => resolve(import.meta.dirname, `src/${name}.ts`);

export default defineConfig({
  // The recipes of the manual import the package by its name.
  resolve: {
    alias: {
      'address-search/define.js': source('element/define'),
      'address-search/qa.js': source('qa/index'),
    },
  },
  test: {
    include: [
      'src/**/*.test.ts',
      'demo/**/*.test.ts',
      'bench/**/*.test.ts',
      'docs/**/*.test.ts',
      'e2e/**/*.test.ts',
    ],
    environment: 'node',
    // Against hanging alone: a busy machine may take its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 10 } },
    // It would leave a core free, of two.
    maxWorkers: '100%',
  },
});
