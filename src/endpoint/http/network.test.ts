import { describe, expect, it } from 'vitest';
import { networkOf, votingNetworkOf } from './network.ts';
import { clientAddress, readTrust, type Trust } from './client-address.ts';

describe('the network of an address', () => {
  it.each([
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

  it.each(['::ffff:203.0.113.77', '::ffff:cb00:714d', '0:0:0:0:0:ffff:203.0.113.77', '::FFFF:203.0.113.1'])(
    'IPv4 in IPv6 (%s) is IPv4',
    (address) => {
      expect(networkOf(address)).toBe('203.0.113.0/24');
    },
  );

  it.each(['', 'unknown', '1.2.3', '1.2.3.4.5', 'localhost', '2001:db8::1::2', '::ffff:1.2.3.999'])(
    '%j is none',
    (text) => {
      expect(networkOf(text)).toBeNull();
    },
  );
});

describe('regression: an address that wraps an IPv4 one', () => {
  it.each([
    ['6to4', '2002:cb00:714d:1::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:34ff:8eb2'],
    ['NAT64', '64:ff9b::203.0.113.77'],
  ])('%s is in its network', (_, address) => {
    expect(networkOf(address)).toBe('203.0.113.0/24');
  });
});

describe('the network under which an address votes', () => {
  it('regression: all of a /32 has eight', () => {
    const sites = Array.from({ length: 65_536 }, (_, site) => `2001:db8:${site.toString(16)}::/48`);
    expect(new Set(sites.map(votingNetworkOf)).size).toBe(8);
  });

  it('of other blocks is another one, and IPv4 is as it is', () => {
    expect(votingNetworkOf('2001:db9:7::/48')).not.toBe(votingNetworkOf('2001:db8:7::/48'));
    expect(votingNetworkOf('203.0.113.0/24')).toBe('203.0.113.0/24');
    expect(votingNetworkOf('no address')).toBe('no address');
  });
});

describe('X-Forwarded-For', () => {
  const seen = (trust: Trust | null, peer: string, forwarded?: string): string =>
    clientAddress(
      peer,
      forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      trust ?? { hops: 0 },
    );

  it("is nobody's word unless a proxy is trusted", () => {
    expect(seen(readTrust('0'), '192.0.2.1', '1.1.1.1')).toBe('192.0.2.1');
  });

  it('is believed for as many hops as are trusted, counted from this end', () => {
    expect(seen(readTrust('1'), '10.0.0.1', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
    expect(seen(readTrust('2'), '10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9');
    expect(seen(readTrust('3'), '10.0.0.1', '203.0.113.9')).toBe('203.0.113.9');
    expect(seen(readTrust('1'), '10.0.0.1')).toBe('10.0.0.1');
  });

  it('is believed from proxies of the given addresses only', () => {
    const trust = readTrust('10.0.0.0/8, 2001:db8::/32,192.0.2.7');
    expect(seen(trust, '::ffff:10.0.0.1', '6.6.6.6, 203.0.113.9, 192.0.2.7')).toBe('203.0.113.9');
    expect(seen(trust, '2001:db8::5', '203.0.113.9')).toBe('203.0.113.9');
    expect(seen(trust, '198.51.100.1', '203.0.113.9')).toBe('198.51.100.1');
  });

  it.each(['x', '-1', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '', 'true', '2001:db8::/129'])(
    '%j is no trust',
    (text) => {
      expect(readTrust(text)).toBeNull();
    },
  );
});
