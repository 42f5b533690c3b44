import {
  JUSO_NOTHING_CALLED,
  JUSO_OTHER_SHAPE,
  MAINTENANCE_PAGE,
  callBack,
  jusoPage,
  refuseJuso,
} from '../scenarios/bodies.ts';
import type { ScenarioName } from '../scenarios/types.ts';
import { broken, cutShort, dripping } from './bodies-cut.ts';
import { standInScript, type StandIn } from './stand-in-script.ts';
import { percentOf } from './visitor.ts';
import type { Whom } from './whom.ts';

/** A scenario in force, and what it is done with. */
export interface Doing {
  readonly scenario: ScenarioName;
  readonly amount: number | null;
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
export type Done =
  | { readonly kind: 'answer'; answer(): Response | Promise<Response> }
  | { readonly kind: 'late'; wait(): Promise<void> }
  | { readonly kind: 'spared' };

const SPARED: Done = { kind: 'spared' };
const answer = (make: () => Response | Promise<Response>): Done => ({ kind: 'answer', answer: make });

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

const hang = ({ signal }: Doing): Done =>
  answer(() => waitFor(Number.POSITIVE_INFINITY, signal).then(() => Response.error()));

/**
 * The network ends it before anything is said: DNS and a refusal look alike from a page
 * (docs/providers.md#what-a-page-cannot-see).
 */
const refuse = (): Done => answer(() => Response.error());

const isJsonp = ({ request }: Doing): boolean => new URL(request.url).pathname.endsWith('Jsonp.do');

const OPEN = { 'access-control-allow-origin': '*' };

function jusoText(doing: Doing, value: unknown): string {
  const json = JSON.stringify(value);
  return isJsonp(doing) ? callBack(new URL(doing.request.url), json) : json;
}

const jusoType = (doing: Doing): string =>
  isJsonp(doing) ? 'text/javascript; charset=utf-8' : 'application/json; charset=utf-8';

/** An answer of juso's in its own protocol. */
const fromJuso = (doing: Doing, value: unknown): Done =>
  answer(
    () => new Response(jusoText(doing, value), { headers: { 'content-type': jusoType(doing), ...OPEN } }),
  );

const fromKakao = (standIn: StandIn): Done =>
  answer(
    () =>
      new Response(standInScript(standIn), {
        headers: { 'content-type': 'text/javascript; charset=utf-8' },
      }),
  );

/** A body that begins as a true one does, for what breaks in its middle. */
function spoilt(doing: Doing, body: (text: string) => BodyInit): Done {
  const kakao = doing.whom.target === 'kakao-postcode';
  const text = kakao ? standInScript('silent') : jusoText(doing, jusoPage(1, 1, 10, [{ roadAddr: '' }]));
  const type = kakao ? 'text/javascript; charset=utf-8' : jusoType(doing);
  return answer(() => new Response(body(text), { headers: { 'content-type': type, ...OPEN } }));
}

/** An answer without a CORS header: a page's `fetch` from another origin sees a network error. */
function withoutCors({ request, hideWithoutCors }: Doing, status: number, type: string, body: string): Done {
  const hidden =
    hideWithoutCors && request.mode === 'cors' && new URL(request.url).origin !== location.origin;
  return answer(() =>
    hidden ? Response.error() : new Response(body, { status, headers: { 'content-type': type } }),
  );
}

const serverError = (doing: Doing, status: number): Done =>
  doing.whom.target === 'endpoint'
    ? answer(() => new Response('', { status, headers: OPEN }))
    : withoutCors(doing, status, 'text/plain', '');

/** Kakao's part is played by a stand-in, juso's told in its protocol. */
const either = (doing: Doing, kakao: StandIn, juso: () => Done): Done =>
  doing.whom.target === 'juso' ? juso() : fromKakao(kakao);

/** Does the scenario to the request. */
export function doScenario(doing: Doing): Done {
  const { scenario, amount, whom, signal } = doing;
  switch (scenario) {
    case 'refused':
    case 'dns':
    case 'down':
    case 'offline':
      return refuse();
    case 'one-carrier':
      return percentOf(doing.visitor) < (amount ?? 0) ? refuse() : SPARED;
    case 'hang':
      return hang(doing);
    case 'intermittent':
      return doing.random() * 100 < (amount ?? 0) ? hang(doing) : SPARED;
    case 'slow':
      return { kind: 'late', wait: () => waitFor((amount ?? 0) * 1000, signal) };
    case 'drip':
      return spoilt(doing, (text) => dripping(text, doing.dripMs, signal));
    case 'reset':
      return spoilt(doing, broken);
    case 'truncated':
      return spoilt(doing, cutShort);
    case '500':
    case '502':
    case '503':
    case '429':
      return serverError(doing, Number(scenario));
    case 'maintenance':
      return withoutCors(doing, 200, 'text/html; charset=utf-8', MAINTENANCE_PAGE);
    case 'wrong-shape':
      return either(doing, 'other-shape', () => fromJuso(doing, JUSO_OTHER_SHAPE));
    case 'bad-key':
      return either(doing, 'refuses', () => fromJuso(doing, refuseJuso('E0001')));
    case 'expired-key':
      return fromJuso(doing, refuseJuso('E0014'));
    case 'system-error':
      return either(doing, 'error-page', () => fromJuso(doing, refuseJuso('-999')));
    case 'empty':
      return either(doing, 'empty', () => fromJuso(doing, jusoPage(0, 1, 10, [])));
    case 'never-ready':
      return either(doing, 'silent', () => neverCalled(doing));
    case 'dies-after-ready':
      return fromKakao('dies');
    case 'core-missing':
      return whom.target === 'kakao-postcode' && whom.part === 'core' ? hang(doing) : fromKakao('no-core');
    case 'script-gone':
      return whom.target === 'kakao-postcode' && whom.part === 'script'
        ? withoutCors(doing, 404, 'text/plain', 'Not Found')
        : SPARED;
    case 'wrong-clock':
      return SPARED;
  }
}

const neverCalled = (doing: Doing): Done =>
  isJsonp(doing)
    ? answer(
        () =>
          new Response(JUSO_NOTHING_CALLED, {
            headers: { 'content-type': 'text/javascript; charset=utf-8' },
          }),
      )
    : fromJuso(doing, null);
