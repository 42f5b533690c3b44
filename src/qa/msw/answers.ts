import {
  jusoNothingCalled,
  jusoOtherShape,
  maintenancePage,
  callBack,
  jusoPage,
  kakaoLocalNone,
  refuseJuso,
} from '../scenarios/bodies.ts';
import type { Forced } from '../scenarios/types.ts';
import { broken, cutShort, dripping } from './bodies-cut.ts';
import { standInScript, type StandIn } from './stand-in-script.ts';
import { percentOf } from './visitor.ts';
import type { Whom } from './whom.ts';

/** A scenario in force, and what it is done with. */
export interface FaultRequest extends Pick<Forced, 'scenario' | 'amount'> {
  readonly request: Request;
  readonly whom: Whom;
  /** From 0 to under 1. */
  random(): number;
  /** Of this browser. */
  readonly visitor: string;
  /** Ends what hangs, waits or drips. */
  readonly signal: AbortSignal;
  /** Between two bytes, in ms. */
  readonly dripMs: number;
  /** True in a page, whose scripts may not see an answer without a CORS header; the worker's could be seen. */
  readonly hideWithoutCors: boolean;
}

/** What becomes of the request: an answer that is the fault, the true one (later), or nothing out of the way. */
export type FaultAnswer =
  | { readonly kind: 'answer'; answer(): Response | Promise<Response> }
  | { readonly kind: 'late'; wait(): Promise<void> }
  | { readonly kind: 'spared' };

const spared: FaultAnswer = { kind: 'spared' };
const answer = (make: () => Response | Promise<Response>): FaultAnswer => ({ kind: 'answer', answer: make });

const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = ms === Number.POSITIVE_INFINITY ? undefined : setTimeout(end, ms);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });

const hang = ({ signal }: FaultRequest): FaultAnswer =>
  answer(() => waitFor(Number.POSITIVE_INFINITY, signal).then(() => Response.error()));

/** The network ends it before anything is said: DNS and a refusal look alike from a page (docs/providers.md#what-a-page-cannot-see). */
const refuse = (): FaultAnswer => answer(() => Response.error());

const isJsonp = ({ request }: FaultRequest): boolean => new URL(request.url).pathname.endsWith('Jsonp.do');

const scriptType = 'text/javascript; charset=utf-8';
const anyOrigin = { 'access-control-allow-origin': '*' };

function jusoText(asked: FaultRequest, value: unknown): string {
  const json = JSON.stringify(value);
  return isJsonp(asked) ? callBack(new URL(asked.request.url), json) : json;
}

const jusoType = (asked: FaultRequest): string =>
  isJsonp(asked) ? scriptType : 'application/json; charset=utf-8';

/** An answer of juso's in its own protocol. */
const fromJuso = (asked: FaultRequest, value: unknown): FaultAnswer =>
  answer(
    () =>
      new Response(jusoText(asked, value), { headers: { 'content-type': jusoType(asked), ...anyOrigin } }),
  );

const fromScript = (body: string): FaultAnswer =>
  answer(() => new Response(body, { headers: { 'content-type': scriptType } }));

const fromKakao = (standIn: StandIn): FaultAnswer => fromScript(standInScript(standIn));

/** A body that begins as a true one does, for what breaks in its middle. */
function spoilt(asked: FaultRequest, body: (text: string) => BodyInit): FaultAnswer {
  const kakao = asked.whom.target === 'kakao-postcode';
  const text = kakao ? standInScript('silent') : jusoText(asked, jusoPage(1, 1, 10, [{ roadAddr: '' }]));
  const type = kakao ? scriptType : jusoType(asked);
  return answer(() => new Response(body(text), { headers: { 'content-type': type, ...anyOrigin } }));
}

/** An answer without a CORS header: a page's `fetch` from another origin sees a network error. */
function withoutCors(
  { request, hideWithoutCors }: FaultRequest,
  status: number,
  type: string,
  body: string,
): FaultAnswer {
  const hidden =
    hideWithoutCors && request.mode === 'cors' && new URL(request.url).origin !== location.origin;
  return answer(() =>
    hidden ? Response.error() : new Response(body, { status, headers: { 'content-type': type } }),
  );
}

const serverError = (asked: FaultRequest, status: number): FaultAnswer =>
  asked.whom.target === 'endpoint'
    ? answer(() => new Response('', { status, headers: anyOrigin }))
    : withoutCors(asked, status, 'text/plain', '');

/** Kakao's part is played by a stand-in, juso's told in its protocol. */
const either = (asked: FaultRequest, kakao: StandIn, juso: () => FaultAnswer): FaultAnswer =>
  asked.whom.target === 'juso' ? juso() : fromKakao(kakao);

/** Does the scenario to the request. */
export function answerFor(asked: FaultRequest): FaultAnswer {
  const { scenario, amount, whom, signal } = asked;
  switch (scenario) {
    case 'refused':
    case 'dns':
    case 'down':
    case 'offline':
      return refuse();
    case 'one-carrier':
      return percentOf(asked.visitor) < (amount ?? 0) ? refuse() : spared;
    case 'hang':
      return hang(asked);
    case 'intermittent':
      return asked.random() * 100 < (amount ?? 0) ? hang(asked) : spared;
    case 'slow':
      return { kind: 'late', wait: () => waitFor((amount ?? 0) * 1000, signal) };
    case 'drip':
      return spoilt(asked, (text) => dripping(text, asked.dripMs, signal));
    case 'reset':
      return spoilt(asked, broken);
    case 'truncated':
      return spoilt(asked, cutShort);
    case '500':
    case '502':
    case '503':
    case '429':
      return serverError(asked, Number(scenario));
    case 'maintenance':
      return withoutCors(asked, 200, 'text/html; charset=utf-8', maintenancePage);
    case 'wrong-shape':
      return either(asked, 'other-shape', () => fromJuso(asked, jusoOtherShape));
    case 'bad-key':
      return either(asked, 'refuses', () => fromJuso(asked, refuseJuso('E0001')));
    case 'expired-key':
      return fromJuso(asked, refuseJuso('E0014'));
    case 'system-error':
      return either(asked, 'error-page', () => fromJuso(asked, refuseJuso('-999')));
    case 'empty':
      if (whom.target === 'kakao-local')
        return answer(() => Response.json(kakaoLocalNone, { headers: anyOrigin }));
      return either(asked, 'empty', () => fromJuso(asked, jusoPage(0, 1, 10, [])));
    case 'never-ready':
      return either(asked, 'silent', () => neverCalled(asked));
    case 'dies-after-ready':
      return fromKakao('dies');
    case 'core-missing':
      return whom.target === 'kakao-postcode' && whom.part === 'core' ? hang(asked) : fromKakao('no-core');
    case 'script-gone':
      return whom.target === 'kakao-postcode' && whom.part === 'script'
        ? withoutCors(asked, 404, 'text/plain', 'Not Found')
        : spared;
    case 'wrong-clock':
      return spared;
  }
}

const neverCalled = (asked: FaultRequest): FaultAnswer =>
  isJsonp(asked) ? fromScript(jusoNothingCalled) : fromJuso(asked, null);
