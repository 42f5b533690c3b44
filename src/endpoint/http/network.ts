import { isIPv4, isIPv6 } from 'node:net';

/** Everything that is no address shares one network, and so one budget and one network's votes. */
export const noNetwork = 'no address';

const votingNetworksPerBlock = 8;

/**
 * The network of an address: its /24 (IPv4) or /48 (IPv6), as text. An IPv4-mapped IPv6 address is the IPv4
 * address that it wraps; else all of IPv4 would be one network (CVE-2026-30827 in another's limiter).
 *
 * @returns null for what is no address
 */
export function networkOf(address: string): string | null {
  if (isIPv4(address)) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  const bare = withoutPort(address.trim());
  if (bare !== address) return networkOf(bare);
  const groups = ipv6Groups(bare);
  if (groups === null) return null;
  const mapped = unwrapped(groups);
  if (mapped !== null) return networkOf(mapped);
  return `${groups
    .slice(0, 3)
    .map((group) => group.toString(16))
    .join(':')}::/48`;
}

/** Some proxies write `1.2.3.4:5678`, `[2001:db8::1]:5678` or a zone (`fe80::1%eth0`). */
function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1];
  const ported = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1];
  return (bracketed ?? ported ?? address).replace(/%.*$/, '');
}

/** The eight 16-bit groups of an IPv6 address; null for anything else. */
function ipv6Groups(address: string): readonly number[] | null {
  if (!isIPv6(address)) return null;
  // URLs write each address in one way, without a dotted end.
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [groupsIn(head), groupsIn(tail)];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after];
}

const groupsIn = (text: string): readonly number[] =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));

/**
 * The IPv4 address that an IPv6 one wraps: mapped (`::ffff:a.b.c.d`), 6to4 (RFC 3056), Teredo (RFC 4380, written
 * upside down) and NAT64 (RFC 6052). Whoever has one has the IPv4 address, and as many of these as he likes.
 */
function unwrapped(groups: readonly number[]): string | null {
  const [a = 0, b = 0, c = 0, , , f, g = 0, h = 0] = groups;
  const isZero = (from: number, to: number): boolean => groups.slice(from, to).every((group) => group === 0);
  if (isZero(0, 5) && f === 0xffff) return dotted(g, h);
  if (a === 0x2002) return dotted(b, c);
  if (a === 0x2001 && b === 0) return dotted(g ^ 0xffff, h ^ 0xffff);
  return a === 0x64 && b === 0xff9b && isZero(2, 6) ? dotted(g, h) : null;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * Under which network an address votes. The 65,536 /48 of an IPv6 /32, which one provider is given, share eight: one
 * owner of a /32 then opens nothing where ten people search a second, and a mobile carrier still has 24 voices.
 *
 * @param network as `networkOf` gives it
 */
export function votingNetworkOf(network: string): string {
  const [, block, site = ''] = /^([0-9a-f]+:[0-9a-f]+):([0-9a-f]+)::\/48$/.exec(network) ?? [];
  if (block === undefined) return network;
  return `${block}::/32 ${Number.parseInt(site, 16) % votingNetworksPerBlock}`;
}
