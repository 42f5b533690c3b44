import { describe, expect, it } from 'vitest';
import { isCrossSite } from './csrf.ts';

const host = 'status.example';

describe('requests from other sites', () => {
  it.each([
    [{ host, 'sec-fetch-site': 'same-origin', origin: 'https://status.example' }, false],
    [{ host: '127.0.0.1:8787', 'sec-fetch-site': 'same-origin', origin: 'https://status.example' }, false],
    [{ host, 'sec-fetch-site': 'cross-site' }, true],
    [{ host, 'sec-fetch-site': 'same-site', origin: 'https://shop.status.example' }, true],
    [{ host, 'sec-fetch-site': 'none' }, true],
    [{ host, 'sec-fetch-site': 'cross-site', origin: 'https://status.example' }, true],
    [{ host, origin: 'https://status.example' }, false],
    [{ host: 'Status.Example', origin: 'https://status.example' }, false],
    [{ host, origin: 'https://evil.example' }, true],
    [{ host, origin: 'https://status.example:8443' }, true],
    [{ host, origin: 'https://status.example.evil.example' }, true],
    [{ host, origin: 'null' }, true],
    [{ origin: 'https://status.example' }, true],
    [{ host }, false],
  ])('%j comes from another site: %j', (headers, expected) => {
    expect(isCrossSite(headers)).toBe(expected);
  });
});
