import { describe, expect, it } from 'vitest';
import { clearCookie, cookieValues, isLoopback, setCookie } from './session-cookie.ts';

describe('the cookie of the console', () => {
  it('is Secure, HttpOnly, for this host alone and never sent from other sites', () => {
    expect(setCookie(true, 'abc', 60_000)).toBe(
      '__Host-ops-session=abc; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Strict',
    );
  });

  it('does without Secure on plain http of the own machine', () => {
    expect(setCookie(false, 'abc', 60_000)).toBe(
      'ops-session=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict',
    );
  });

  it('is taken away by an empty one that is over', () => {
    expect(clearCookie(true)).toContain('__Host-ops-session=; Path=/; Max-Age=0;');
  });

  it.each([
    ['localhost', true],
    ['localhost:8787', true],
    ['console.localhost:1', true],
    ['127.0.0.1:8787', true],
    ['127.9.9.9', true],
    ['[::1]:8787', true],
    ['status.example', false],
    ['localhost.example', false],
    ['127.0.0.1.example', false],
    ['10.0.0.1:8787', false],
    [undefined, false],
  ])('host %j is the own machine: %j', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  it('is found among others, every time it is there', () => {
    expect(cookieValues('a=1; ops-session=x.y;  ops-session=z; xops-session=no', false)).toEqual([
      'x.y',
      'z',
    ]);
    expect(cookieValues('ops-session=x', true)).toEqual([]);
    expect(cookieValues(undefined, false)).toEqual([]);
  });
});
