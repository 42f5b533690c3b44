import { http, isCommonAssetRequest, type HttpHandler } from 'msw';
import { parseOutage } from '../scenarios/link.ts';
import type { ServedFault } from '../scenarios/qa.ts';
import { stateAt } from '../scenarios/schedule.ts';
import type { Forced } from '../scenarios/types.ts';
import { answerFor } from './answers.ts';
import { noAddresses, addressesOfPage, whomFor, type ServiceAddresses } from './whom.ts';

export interface OutageHandlerOptions {
  /** Where the services are, beside the real ones and those that the page's elements name. */
  readonly addresses?: Partial<ServiceAddresses>;
  /** Told of each fault that was really served. */
  readonly onServed?: (served: ServedFault) => void;
  /** From 0 to under 1: which requests an intermittent outage hits. @default Math.random */
  readonly random?: () => number;
  /** Whom an outage of one carrier hits depends on it. @default '' */
  readonly visitor?: string;
  /** Ends the answers that hang or drip; asked at each request. */
  readonly signal?: () => AbortSignal;
  /** Between two bytes of an answer that drips, in ms. @default 1000 */
  readonly dripMs?: number;
  /**
   * Answers that lack a CORS header become network errors for `fetch` from another origin, as browsers have it;
   * where no browser looks on, as in Node, the answer itself is seen. @default false
   */
  readonly hideWithoutCors?: boolean;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

/** What was asked for, as a link says it, a list, or what is in force at each request. */
export type Outage = string | readonly Forced[] | (() => readonly Forced[]);

/** Throws `TypeError` naming the first wrong item of a text. */
function inForce(outage: Outage, now: () => number): () => readonly Forced[] {
  if (typeof outage === 'function') return outage;
  const { forced, wrong } = typeof outage === 'string' ? parseOutage(outage) : { forced: outage, wrong: [] };
  const [mistake] = wrong;
  if (mistake) throw new TypeError(`${mistake.item}: ${mistake.why.en}`);
  const since = now();
  return () => forced.filter((one) => stateAt(one, since, now()) === 'on');
}

/**
 * MSW handlers that put services into outages: `setupServer(...outageHandlers('juso:500'))`. Requests that no
 * outage is about fall through to the other handlers, and to the network. Of several outages of one target the
 * last that is in force counts. Schedules begin with this call.
 *
 * What happens inside Kakao's viewer, a page of another origin, no worker can see: its outages are played by a
 * stand-in for the script, and a slow Kakao is a slow script whose viewer is then as quick as ever.
 */
export function outageHandlers(outage: Outage, options: OutageHandlerOptions = {}): readonly HttpHandler[] {
  const endless = new AbortController().signal;
  const {
    now = Date.now,
    random = Math.random,
    visitor = '',
    dripMs = 1000,
    hideWithoutCors = false,
    signal = () => endless,
  } = options;
  const means = { random, visitor, dripMs, hideWithoutCors };
  const current = inForce(outage, now);

  const addresses = (): ServiceAddresses => {
    const given = { ...noAddresses, ...options.addresses };
    const page = typeof document === 'undefined' ? noAddresses : addressesOfPage(document);
    return {
      kakaoScripts: [...given.kakaoScripts, ...page.kakaoScripts],
      kakaoMirrors: [...given.kakaoMirrors, ...page.kakaoMirrors],
      juso: [...given.juso, ...page.juso],
      kakaoLocal: [...given.kakaoLocal, ...page.kakaoLocal],
      endpoints: [...given.endpoints, ...page.endpoints],
    };
  };

  const meet = async (request: Request): Promise<Response | undefined> => {
    const forced = current();
    if (forced.length === 0) return undefined;
    const { url } = request;
    const served = ({ target, scenario }: Forced): void =>
      options.onServed?.({ target, scenario, url, at: now() });

    const offline = forced.find(({ scenario }) => scenario === 'offline');
    const whom = whomFor(url, addresses());
    // The page's own scripts and styles still come, as out of a cache: without them there is nothing to test.
    if (offline && (whom || !isCommonAssetRequest(request))) {
      served(offline);
      return Response.error();
    }
    const outageOfIt = whom && forced.findLast(({ target }) => target === whom.target);
    if (!whom || !outageOfIt) return undefined;
    const { scenario, amount } = outageOfIt;
    const done = answerFor({ ...means, scenario, amount, request, whom, signal: signal() });
    if (done.kind === 'spared') return undefined;
    served(outageOfIt);
    if (done.kind === 'answer') return done.answer();
    await done.wait();
    return undefined;
  };

  return [http.all('*', ({ request }) => meet(request))];
}
