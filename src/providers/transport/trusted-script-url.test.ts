import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const fresh = async () => (await import('./trusted-script-url.ts')).trustedScriptUrl;

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a trusted script URL', () => {
  it('without trusted types the URL is plain text', async () => {
    expect((await fresh())('https://a.example/')).toBe('https://a.example/');
  });

  it('one policy named address-search makes every URL', async () => {
    const createPolicy = vi.fn((_name: string, rules: { createScriptURL(url: string): string }) => ({
      createScriptURL: (url: string) => ({ trusted: rules.createScriptURL(url) }),
    }));
    vi.stubGlobal('trustedTypes', { createPolicy });
    const trusted = await fresh();
    expect(trusted('https://a.example/')).toEqual({ trusted: 'https://a.example/' });
    expect(trusted('https://b.example/')).toEqual({ trusted: 'https://b.example/' });
    expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['address-search']);
  });

  it('a policy that another copy has made already is tolerated', async () => {
    const createPolicy = () => {
      throw new TypeError('Policy "address-search" already exists.');
    };
    vi.stubGlobal('trustedTypes', { createPolicy });
    expect((await fresh())('https://a.example/')).toBe('https://a.example/');
  });
});
