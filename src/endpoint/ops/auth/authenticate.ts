import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { clientAddress, isHttpsAtProxy } from '../../http/client-address.ts';
import { isCrossSite } from './csrf.ts';
import { LoginThrottle } from './login-throttle.ts';
import type { CountRefused } from './auth-metrics.ts';
import { crossSite, sendUnauthorized } from '../problems.ts';
import { cookieValues, isLoopback } from './session-cookie.ts';
import { Sessions, type Session } from './sessions.ts';
import type { OpsTokens } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set on every route of the ops API but those of the session itself. */
    operator: Operator | null;
  }
}

/** Somebody who may command. */
export interface Operator {
  readonly name: string;
  /** Null with a bearer token. */
  readonly session: Session | null;
}

/** Decides who comes in. On refusal the reply has already been sent. No token is ever logged. */
export class Authenticator {
  readonly sessions: Sessions;
  readonly #throttle = new LoginThrottle();

  constructor(
    readonly tokens: OpsTokens,
    private readonly services: Pick<Services, 'clock' | 'pseudonyms' | 'trust'>,
    private readonly countRefused: CountRefused,
  ) {
    this.sessions = new Sessions(tokens, () => services.clock.wall());
  }

  /** By bearer token or session cookie; a cookie commands only from the endpoint's own pages. */
  admit(request: FastifyRequest, reply: FastifyReply): Operator | null {
    const bearer = /^Bearer(?: +(\S*))? *$/i.exec(request.headers.authorization ?? '');
    // Other schemes are a proxy's, and none of our business.
    if (bearer !== null) {
      const name = this.check(bearer[1] ?? '', request, reply);
      return name === null ? null : { name, session: null };
    }
    const session = this.sessionOf(request);
    if (session !== null) {
      if (request.method !== 'GET' && !this.isOwnPage(request, reply)) return null;
      return { name: session.name, session };
    }
    const hadCookie = cookieValues(request.headers.cookie, this.isSecure(request)).length > 0;
    this.countRefused(hadCookie ? 'session' : 'missing');
    sendUnauthorized(reply, hadCookie ? 'The session is over.' : 'A bearer token or a session is needed.');
    return null;
  }

  /** Whose token it is; null: answered with 401, or with 429 where too many were wrong. A right one always gets in. */
  check(token: string, request: FastifyRequest, reply: FastifyReply): string | null {
    const { clock, pseudonyms, trust } = this.services;
    const name = this.tokens.nameOf(token);
    if (name !== null) return name;
    const network = pseudonyms.of(clientAddress(request.socket.remoteAddress ?? '', request.headers, trust));
    const waitMs = this.#throttle.waitMs(network, clock.now());
    if (waitMs > 0) {
      this.countRefused('slowed');
      reply.header('retry-after', String(Math.ceil(waitMs / 1_000)));
      sendProblem(reply, {
        status: 429,
        title: 'Too many wrong tokens',
        detail: 'The token is wrong, as were too many before it. A right one gets in at once.',
      });
      return null;
    }
    this.#throttle.failed(network, clock.now());
    this.countRefused('wrong');
    const isSlowed = this.#throttle.waitMs(network, clock.now()) > 0;
    request.log.warn(
      { network, path: request.routeOptions.url },
      `ops login refused: wrong token${isSlowed ? '; the next ones are slowed' : ''}`,
    );
    sendUnauthorized(reply, 'The token is wrong.');
    return null;
  }

  /** The session of the request's cookie, if it has one that still counts. */
  sessionOf(request: FastifyRequest): Session | null {
    for (const value of cookieValues(request.headers.cookie, this.isSecure(request))) {
      const session = this.sessions.read(value);
      if (session !== null) return session;
    }
    return null;
  }

  /** Whether the cookie is for https alone: anywhere but on the machine's own http. A proxy may ask us as localhost. */
  isSecure({ headers, socket }: FastifyRequest): boolean {
    return (
      !isLoopback(headers.host) || isHttpsAtProxy(socket.remoteAddress ?? '', headers, this.services.trust)
    );
  }

  /** False: answered with 403. */
  isOwnPage(request: FastifyRequest, reply: FastifyReply): boolean {
    if (!isCrossSite(request.headers)) return true;
    this.countRefused('cross-site');
    request.log.warn({ path: request.routeOptions.url }, 'ops request of another site refused');
    sendProblem(reply, crossSite);
    return false;
  }

  /** Whether who was let in would be let in still. */
  isStillIn({ session }: Operator): boolean {
    return session === null || this.sessions.isOpen(session);
  }
}

/** Who asks, of a request that was let in. */
export function operatorOf({ operator }: FastifyRequest): Operator {
  if (operator === null) throw new Error('this route is not behind the authenticator');
  return operator;
}
