import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Provider } from '../../providers/contract.ts';
import { registerProvider } from '../../providers/registry.ts';
import { found, FakeProvider } from '../../failover/testing/providers.ts';
import { loadSources } from './load-providers.ts';

const query = { text: '세종대로 110', page: 1, limit: 10 };
const ask = (provider: Provider | undefined) =>
  provider?.kind === 'search' ? provider.search(query, new AbortController().signal) : null;
const failing = (type: string, reason: unknown) =>
  registerProvider(type, () => {
    throw reason;
  });

beforeEach(() => {
  // What a page's author reads in the console; the tests below ask for it.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the providers of a page', () => {
  it('are made of its sources, in their order, each with its own options', async () => {
    const made: unknown[] = [];
    for (const type of ['own-a', 'own-b'])
      registerProvider(type, (options) => {
        made.push([type, options]);
        return new FakeProvider(type);
      });
    const providers = await loadSources([
      { type: 'own-b', options: { key: 'b' } },
      { type: 'own-a', options: {} },
    ]);
    expect(providers.map(({ id }) => id)).toEqual(['own-b', 'own-a']);
    expect(made).toEqual([
      ['own-b', { key: 'b' }],
      ['own-a', {}],
    ]);
    expect(console.error).not.toHaveBeenCalled();
  });
  it.each([
    ['regression: from api-key, as React, Preact and Vue never set key', { 'api-key': 'new' }, 'new'],
    ['from api-key when both are there', { key: 'old', 'api-key': 'new' }, 'new'],
    ['from key when api-key is empty', { key: 'old', 'api-key': '' }, 'old'],
  ])('have their key %s', async (_what, options, key) => {
    const made: unknown[] = [];
    registerProvider('own-c', (given) => {
      made.push(given);
      return new FakeProvider('own-c');
    });
    await loadSources([{ type: 'own-c', options }]);
    expect(made).toEqual([{ key }]);
  });
  it('are none without a source', async () => {
    expect(await loadSources([])).toEqual([]);
  });
  it('may be built-in ones, loaded by their type', async () => {
    const [juso] = await loadSources([{ type: 'juso', options: { key: 'a-key' } }]);
    expect(juso).toMatchObject({ kind: 'search', id: 'juso' });
  });
});

describe('a source that cannot be', () => {
  it.each([
    ['an unknown type', 'naver', {}],
    ['an unknown type whose name has "import" in it', 'important', {}],
    ['no type', '', {}],
    ['a key that is missing', 'juso', {}],
    ['an option that cannot be', 'juso', { key: 'a-key', transport: 'post' }],
  ])(
    "is a provider that says it is misconfigured, and the page's author is told: %s",
    async (_what, type, options) => {
      const [provider] = await loadSources([{ type, options }]);
      expect(provider).toMatchObject({ kind: 'search', id: type });
      expect(await ask(provider)).toMatchObject({
        kind: 'failed',
        error: { kind: 'misconfigured', code: 'source', message: expect.stringMatching(/./) as string },
      });
      expect(console.error).toHaveBeenCalledOnce();
    },
  );
});

describe('an adapter that does not come, as our own files are down', () => {
  it.each([
    ['Chrome', new TypeError('Failed to fetch dynamically imported module: https://shop.example/juso.js')],
    ['Firefox', new TypeError('error loading dynamically imported module: https://shop.example/juso.js')],
    ['Safari', new TypeError('Importing a module script failed.')],
    ['a bundler', new Error('Loading chunk 7 failed.')],
    ['something that is no error', 'Loading failed'],
  ])('is a provider that is down, in the words of %s', async (_browser, reason) => {
    failing('own-lost', reason);
    const [provider] = await loadSources([{ type: 'own-lost', options: {} }]);
    expect(await ask(provider)).toMatchObject({
      kind: 'failed',
      error: { kind: 'down', code: 'adapter-not-loaded' },
    });
  });
  it('regression: is waited for without a network: it comes with it, and would be missing for good', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    failing('own-lost', new TypeError('Importing a module script failed.'));
    const loading = loadSources([{ type: 'own-lost', options: {} }]);
    await expect(loading).rejects.toThrow('Importing a module script failed.');
    vi.unstubAllGlobals();
  });
  it('does not keep the others from being asked', async () => {
    failing('own-lost', new Error('Loading chunk 7 failed.'));
    registerProvider('own-good', () => new FakeProvider('own-good', () => found('own-good')));
    const providers = await loadSources([
      { type: 'own-lost', options: {} },
      { type: 'own-good', options: {} },
    ]);
    expect(providers.map(({ id }) => id)).toEqual(['own-lost', 'own-good']);
    expect(await ask(providers[1])).toMatchObject({ kind: 'found' });
  });
});
