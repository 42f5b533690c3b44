import { describe, expect, it } from 'vitest';
import type { SearchProvider } from './contract.ts';
import { loadProvider, registerProvider } from './registry.ts';

describe('a type', () => {
  it.each(['kakao-postcode', 'postcodes-io', 'zipcloud'])('%s needs no option', async (type) => {
    expect(await loadProvider(type, {})).toMatchObject({ id: type });
  });

  it.each(['juso', 'kakao-local', 'vworld'])('%s needs a key, and says so', async (type) => {
    await expect(loadProvider(type, { key: ' ' })).rejects.toThrow(new RegExp(`^${type}: .*"api-key"`));
    expect(await loadProvider(type, { key: 'k' })).toMatchObject({ id: type, kind: 'search' });
  });

  it('that nobody registered is named', async () => {
    await expect(loadProvider('nowhere', {})).rejects.toThrow(TypeError);
    await expect(loadProvider('nowhere', {})).rejects.toThrow('"nowhere"');
    await expect(loadProvider('constructor', {})).rejects.toThrow(TypeError);
  });

  it('of the page’s own gets the attributes', async () => {
    const mine: SearchProvider = {
      kind: 'search',
      id: 'mine',
      search: () => Promise.resolve({ kind: 'none' }),
    };
    let given: unknown;
    registerProvider('mine', (options) => {
      given = options;
      return mine;
    });
    expect(await loadProvider('mine', { size: '3' })).toBe(mine);
    expect(given).toEqual({ size: '3' });
  });
});

describe('an option that cannot be is named', () => {
  it.each([
    ['juso', { key: 'k', transport: 'post' }, 'transport'],
    ['kakao-postcode', { 'load-timeout': 'soon' }, 'load-timeout'],
    ['kakao-postcode', { 'ready-timeout': '0' }, 'ready-timeout'],
  ])('%s', async (type, options, name) => {
    await expect(loadProvider(type, options)).rejects.toThrow(TypeError);
    await expect(loadProvider(type, options)).rejects.toThrow(`"${name}"`);
  });
});
