import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { foreignOrigin, sharedHeaders } from '../http/cors.ts';
import type { Refused } from '../metrics/metrics.ts';
import { networkOf, noNetwork } from '../http/network.ts';
import { problemText, problemType, type Problem } from '../http/problem.ts';
import { readBody } from '../http/read-body.ts';
import { readReport } from './report-schema.ts';
import type { Services } from '../services.ts';
import { clientAddress } from '../http/client-address.ts';

export const reportsPath = '/v1/reports';
const maxBytes = 2_048;
const types = new Set(['text/plain', 'application/json']);

const tooLarge: Problem = { status: 413, title: 'Too large', detail: 'A report has at most 2 kB.' };
const wrongType: Problem = {
  status: 415,
  title: 'Wrong type',
  detail: 'A report is text/plain or application/json.',
};
const tooMany: Problem = {
  status: 429,
  title: 'Too many reports',
  detail: 'This network has sent more reports than its budget allows. Wait as Retry-After says.',
};
const overloaded: Problem = {
  status: 503,
  title: 'Overloaded',
  detail: 'The endpoint counts fewer reports until it has caught up. Wait as Retry-After says.',
};
/** Longer than an overload of a moment, and short against the 60 s for which votes count. */
const overloadWaitS = 10;

/** One request on its way to an answer. */
interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** When it came (monotonic ms). */
  readonly at: number;
  /** Of the answer: names and values by turns, which costs less than an object. */
  readonly headers: string[];
}

/**
 * POST /v1/reports. What costs least is checked first, and whatever is refused has counted nothing. The answer
 * is the view as it stands; the report itself is folded within 100 ms.
 *
 * The one path that every browser of a site uses all day, so it stands on node:http itself: the framework's
 * way to a route and back costs about as much as taking a report does (docs/decisions/report-listener.md).
 */
export function reportListener(services: Services): RequestListener {
  return (request, response) => {
    const headers = sharedHeaders(request.headers, services.origins, 'Retry-After');
    headers.push('cache-control', 'no-store');
    // A connection that is kept would hold up the end.
    if (services.isDraining()) headers.push('connection', 'close');
    const call: Call = { request, response, at: services.clock.now(), headers };
    const network = admit(call, services);
    if (network === null) return;
    readBody(request, maxBytes, (body) => {
      if (body.kind === 'too-large') refuse(call, services, 'size', tooLarge);
      else take(call, body.text, network, services);
    });
  };
}

/** The network that the report is from; null when it was refused. */
function admit(call: Call, services: Services): string | null {
  const { origins, rateLimiter, trust } = services;
  const { request, headers } = call;
  const { origin, host } = request.headers;
  if (!origins.allows(origin, host)) return refuse(call, services, 'origin', foreignOrigin);
  const address = clientAddress(request.socket.remoteAddress ?? '', request.headers, trust);
  const network = networkOf(address) ?? noNetwork;
  const waitMs = rateLimiter.take(network, call.at);
  if (waitMs > 0) {
    headers.push('retry-after', String(Math.ceil(waitMs / 1_000)));
    return refuse(call, services, 'rate', tooMany);
  }
  const type = request.headers['content-type'] ?? '';
  if (types.has((type.split(';', 1)[0] ?? '').trim().toLowerCase())) return network;
  return refuse(call, services, 'media-type', wrongType);
}

function take(call: Call, text: string, network: string, services: Services): void {
  const { coordinator, metrics, isShed, payloads } = services;
  const { providers, inc } = coordinator.record;
  const found = readReport(text, (provider) => Object.hasOwn(providers, provider));
  if (found.kind === 'fault') {
    const { field, detail } = found;
    const problem = { status: 400, title: 'Not a report', detail };
    refuse(call, services, 'shape', field === '' ? problem : { ...problem, field });
    return;
  }
  const { body } = found;
  // The epochs of another incarnation count something else. Without a view there is none to name.
  if (body.inc !== '' && body.inc !== inc) metrics.ignored('other-incarnation');
  else if (isShed(body.reporter)) {
    metrics.ignored('overload');
    call.headers.push('retry-after', String(overloadWaitS));
    answer(call, overloaded.status, problemType, problemText(overloaded));
    return;
  } else {
    const { reporter, seq, items } = body;
    coordinator.enqueue({ reporter, from: network, at: call.at, seq, items });
  }
  answer(call, 200, 'application/json; charset=utf-8', payloads.current().json);
}

function refuse(call: Call, { metrics }: Services, reason: Refused, problem: Problem): null {
  metrics.refused(reason);
  // What is left of the body is not worth reading.
  if (!call.request.complete && reason === 'size') call.headers.push('connection', 'close');
  answer(call, problem.status, problemType, problemText(problem));
  return null;
}

function answer({ response, headers }: Call, status: number, type: string, text: string): void {
  const bytes = Buffer.byteLength(text);
  headers.push('content-type', type, 'content-length', String(bytes));
  response.writeHead(status, headers);
  // Plain ASCII is the same in both, and latin1 is copied as it is.
  response.end(text, bytes === text.length ? 'latin1' : 'utf8');
}
