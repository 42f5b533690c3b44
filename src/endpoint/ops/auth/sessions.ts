import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { OpsTokens } from './tokens.ts';

/** A shift, and the longest that a forgotten console stays logged in. */
export const sessionMs = 12 * 3_600_000;
/** A session may seem to begin so much later than now: the clocks of nodes differ. Further ahead a clock was wrong. */
const aheadMs = 3_600_000;
/** Logouts that are remembered, whatever time it seems to be; the oldest go first. */
const maxEnded = 10_000;

/** One login. */
export interface Session {
  readonly name: string;
  readonly id: string;
  /** Ms since 1970: it has to mean the same on all nodes. */
  readonly expiresAt: number;
}

/**
 * Sessions are signed, not stored: any node that has the operator's token knows its sessions, also after a
 * restart, and taking the token away ends them everywhere. A logout is known to this node alone; the browser
 * that logs out loses its cookie in any case.
 */
export class Sessions {
  readonly #ended = new Set<string>();

  constructor(
    private readonly tokens: OpsTokens,
    private readonly wall: () => number,
  ) {}

  /** Begins a session of an operator who has shown a token. `value` is for the cookie. */
  open(name: string): { readonly session: Session; readonly value: string } {
    const [key] = this.tokens.keysOf(name);
    if (key === undefined) throw new Error('a session is for somebody who has a token');
    const expiresAt = this.wall() + sessionMs;
    const id = randomBytes(16).toString('base64url');
    const text = [Buffer.from(name).toString('base64url'), expiresAt.toString(36), id].join('.');
    return { session: { name, id, expiresAt }, value: `${text}.${signatureOf(text, key)}` };
  }

  /** The session that a cookie stands for; null when it is forged, over or logged out. */
  read(value: string): Session | null {
    const [who = '', expires = '', id = '', signature = '', ...more] = value.split('.');
    if (more.length > 0) return null;
    const name = Buffer.from(who, 'base64url').toString();
    const text = `${who}.${expires}.${id}`;
    const isSigned = this.tokens.keysOf(name).some((key) => isEqual(signature, signatureOf(text, key)));
    const session = { name, id, expiresAt: Number.parseInt(expires, 36) };
    return isSigned && this.isOpen(session) ? session : null;
  }

  /** Whether it is neither over nor logged out. */
  isOpen({ id, expiresAt }: Session): boolean {
    const leftMs = expiresAt - this.wall();
    return leftMs > 0 && leftMs <= sessionMs + aheadMs && !this.#ended.has(id);
  }

  end({ id }: Session): void {
    const oldest = this.#ended.keys().next();
    if (this.#ended.size >= maxEnded && oldest.done !== true) this.#ended.delete(oldest.value);
    this.#ended.add(id);
  }
}

function signatureOf(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function isEqual(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
