import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProviderError } from '../../providers/contract.ts';
import { SetupHints, setupHint, type SetupFault } from './setup-hints.ts';

const fault = (code: string, provider = 'juso', message = code): SetupFault => {
  const error: ProviderError = { kind: 'misconfigured', code, message };
  return { kind: 'refused', provider, error };
};
const NONE: SetupFault = { kind: 'no-provider' };
const page = (hostname: string) => ({ hostname, origin: `https://${hostname}` });

beforeEach(() => {
  // What a page's author reads in the console; the tests below ask for it.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('what is said to the author of a page', () => {
  it.each(['ko', 'en'])('without a provider names the element to add: %s', (lang) => {
    expect(setupHint(NONE, lang, '')).toContain('<address-source type="juso" api-key="…">');
  });
  it.each([
    ['juso', 'E0001'],
    ['juso', 'E0014'],
    ['kakao-local', '-401'],
    ['kakao-local', 'http-401'],
    ['vworld', 'INVALID_KEY'],
  ])('of a key that %s refuses with %s names the attribute and the site', (provider, code) => {
    for (const lang of ['ko', 'en']) {
      const text = setupHint(fault(code, provider), lang, 'https://shop.example');
      for (const part of [code, `type="${provider}"`, 'api-key', 'https://shop.example'])
        expect(text).toContain(part);
    }
  });
  it.each(['csp', 'trusted-types', 'script-url-query', 'source'])('of %s blames no key', (code) => {
    for (const lang of ['ko', 'en'])
      expect(setupHint(fault(code, 'kakao-postcode', 'why'), lang, '')).toMatch(
        /^(?!.*api-key).*kakao-postcode.*why/,
      );
  });
});

describe('a fault of the setup', () => {
  it('is written to the console once', () => {
    const hints = new SetupHints(page('shop.example'));
    for (const each of [NONE, NONE, fault('E0001'), fault('E0001')]) hints.add(each, 'ko');
    expect(console.error).toHaveBeenCalledTimes(2);
    expect(console.error).toHaveBeenCalledWith(expect.stringMatching(/^<address-search>: .*api-key/));
  });
  it('is not written again when the adapter was refused as it was loaded', () => {
    new SetupHints(page('shop.example')).add(fault('source'), 'ko');
    expect(console.error).not.toHaveBeenCalled();
  });
  it.each(['localhost', 'app.localhost', '127.0.0.1', '[::1]'])('is shown under the field on %s', (host) => {
    const hints = new SetupHints(page(host));
    hints.add(fault('E0001'), 'ko');
    expect(hints.shown('en')).toEqual([setupHint(fault('E0001'), 'en', `https://${host}`)]);
  });
  it.each(['shop.example', 'localhost.example', '127.0.0.1.example', '10.0.0.1'])(
    'is not shown to users of %s',
    (host) => {
      const hints = new SetupHints(page(host));
      hints.add(fault('E0001'), 'ko');
      expect(hints.shown('ko')).toEqual([]);
    },
  );
  it('is forgotten when the page has other providers', () => {
    const hints = new SetupHints(page('localhost'));
    hints.add(NONE, 'ko');
    hints.forget();
    expect(hints.shown('ko')).toEqual([]);
  });
});
