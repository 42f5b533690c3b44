import { isIPv4, isIPv6 } from 'node:net';

/** Everything that is no address shares one network, and so one budget and one network's votes. */
export const noNetwork = 'no address';

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
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const text =
    dotted === null
      ? address
      : address.slice(0, dotted.index) + hexPair(dotted[1], dotted[2]) + ':' + hexPair(dotted[3], dotted[4]);
  const [head = '', tail] = text.split('::');
  const before = parts(head);
  const after = parts(tail ?? '');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: zeros }, () => 0), ...after];
}

function parts(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function hexPair(high = '0', low = '0'): string {
  return (Number(high) * 256 + Number(low)).toString(16);
}

/** `::ffff:a.b.c.d` -> `a.b.c.d`. */
function unwrapped(groups: readonly number[]): string | null {
  const [high, low] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!isMapped || high === undefined || low === undefined) return null;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
