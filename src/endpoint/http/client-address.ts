import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Whose X-Forwarded-For and X-Forwarded-Proto to believe: so many hops next to us, or proxies of these addresses. */
export type Trust = { readonly hops: number } | { readonly addresses: BlockList };

/** Reads `2` or `10.0.0.0/8,127.0.0.1`. @returns null for anything else */
export function readTrust(text: string): Trust | null {
  if (/^\d{1,2}$/.test(text)) return { hops: Number(text) };
  const addresses = new BlockList();
  for (const each of text.split(',').map((part) => part.trim())) {
    const [net = '', bits, more] = each.split('/');
    const family = isIPv6(net) ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    if (isIP(net) === 0 || more !== undefined) return null;
    if (bits === undefined) addresses.addAddress(net, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= most) addresses.addSubnet(net, Number(bits), family);
    else return null;
  }
  return { addresses };
}

/**
 * The address that the nearest proxy we do not trust (or the browser itself) has. What lies further away in
 * X-Forwarded-For is anybody's claim and is not looked at.
 *
 * (Fastify's own `trustProxy` gives up hop counts: with a number it believes nobody.)
 */
export function clientAddress(peer: string, headers: IncomingHttpHeaders, trust: Trust): string {
  if ('hops' in trust && trust.hops === 0) return peer;
  const forwarded = headers['x-forwarded-for'];
  const claims = Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '');
  let address = peer;
  // From the end, so that what is far away costs nothing, however much of it there is.
  for (let hop = 0, end = claims.length; end > 0 && isTrusted(address, hop, trust);) {
    const start = claims.lastIndexOf(',', end - 1) + 1;
    const claim = claims.slice(start, end).trim();
    end = start - 1;
    if (claim === '') continue;
    address = claim;
    hop++;
  }
  return address;
}

/**
 * Whether a proxy that we trust was asked by https, as its X-Forwarded-Proto says (with several proxies the first one
 * is the browser's). From anybody else it is a claim, and is not looked at.
 */
export function isHttpsAtProxy(peer: string, headers: IncomingHttpHeaders, trust: Trust): boolean {
  const [first = ''] = String(headers['x-forwarded-proto'] ?? '').split(',');
  return first.trim().toLowerCase() === 'https' && isTrusted(peer, 0, trust);
}

function isTrusted(address: string, hop: number, trust: Trust): boolean {
  if ('hops' in trust) return hop < trust.hops;
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(bare) !== 0 && trust.addresses.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}
