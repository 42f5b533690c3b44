import { describe, expect, test } from 'vitest';
import { networkOf } from './network.ts';
import { clientAddress, readTrust, type Trust } from './client-address.ts';

describe('the network of an address', () => {
  test.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['203.0.113.77:51234', '203.0.113.0/24'],
    ['2001:db8:12:34::1', '2001:db8:12::/48'],
    ['2001:0DB8:0012::', '2001:db8:12::/48'],
    ['[2001:db8:12::1]:443', '2001:db8:12::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['::1', '0:0:0::/48'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ])('%s is in %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test.each(['::ffff:203.0.113.77', '::ffff:cb00:714d', '0:0:0:0:0:ffff:203.0.113.77', '::FFFF:203.0.113.1'])(
    'IPv4 in IPv6 (%s) is IPv4',
    (address) => {
      expect(networkOf(address)).toBe('203.0.113.0/24');
    },
  );

  test.each(['', 'unknown', '1.2.3', '1.2.3.4.5', 'localhost', '2001:db8::1::2', '::ffff:1.2.3.999'])(
    '%j is none',
    (text) => {
      expect(networkOf(text)).toBeNull();
    },
  );
});

describe('X-Forwarded-For', () => {
  const seen = (trust: Trust | null, peer: string, forwarded?: string): string =>
    clientAddress(
      peer,
      forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      trust ?? { hops: 0 },
    );

  test("is nobody's word unless a proxy is trusted", () => {
    expect(seen(readTrust('0'), '192.0.2.1', '1.1.1.1')).toBe('192.0.2.1');
  });

  test('is believed for as many hops as are trusted, counted from this end', () => {
    expect(seen(readTrust('1'), '10.0.0.1', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
    expect(seen(readTrust('2'), '10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9');
    expect(seen(readTrust('3'), '10.0.0.1', '203.0.113.9')).toBe('203.0.113.9');
    expect(seen(readTrust('1'), '10.0.0.1')).toBe('10.0.0.1');
  });

  test('is believed from proxies of the given addresses only', () => {
    const trust = readTrust('10.0.0.0/8, 2001:db8::/32,192.0.2.7');
    expect(seen(trust, '::ffff:10.0.0.1', '6.6.6.6, 203.0.113.9, 192.0.2.7')).toBe('203.0.113.9');
    expect(seen(trust, '2001:db8::5', '203.0.113.9')).toBe('203.0.113.9');
    expect(seen(trust, '198.51.100.1', '203.0.113.9')).toBe('198.51.100.1');
  });

  test.each(['x', '-1', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '', 'true', '2001:db8::/129'])(
    '%j is no trust',
    (text) => {
      expect(readTrust(text)).toBeNull();
    },
  );
});
