import type { LoadAnswer, ProviderError } from '../contract.ts';
import { aborted, down, failed, misconfigured, timedOut } from '../errors.ts';
import { insertScript } from '../transport/script.ts';
import { findConstructor, findCoreLoader, refusesParameters } from './library.ts';

export interface LibraryUrls {
  readonly script: string;
  /** Tried at once when the script fails, and beside it at half of the time when it hangs. */
  readonly mirror: string | null;
  /** For script, mirror and core together, in ms. */
  readonly timeoutMs: number;
}

interface Load {
  readonly answer: Promise<LoadAnswer>;
  waiting: number;
  cancel(): void;
}

/** Loads under way, shared by all fields of a page. What has ended is forgotten: a failure is tried again. */
const loads = new Map<string, Load>();

const REFUSED = failed(misconfigured('script-params', 'Kakao refuses the parameters on its script URL.'));

/** Makes the library usable. Ends early when the signal aborts; the load itself when nobody waits any more. */
export async function loadLibrary(urls: LibraryUrls, signal: AbortSignal): Promise<LoadAnswer> {
  if (signal.aborted) return failed(aborted());
  if (urls.script.includes('?') || urls.mirror?.includes('?'))
    return failed(misconfigured('script-url-query', 'Kakao refuses to work with a query on the script URL.'));
  const key = [urls.script, urls.mirror, urls.timeoutMs].join(' ');
  const load = loads.get(key) ?? begin(key, urls);
  load.waiting += 1;
  let onAbort = (): void => undefined;
  const abortion = new Promise<LoadAnswer>((resolve) => {
    onAbort = () => resolve(failed(aborted()));
    signal.addEventListener('abort', onAbort);
  });
  const answer = await Promise.race([load.answer, abortion]);
  signal.removeEventListener('abort', onAbort);
  load.waiting -= 1;
  if (load.waiting === 0) load.cancel();
  return answer;
}

function begin(key: string, urls: LibraryUrls): Load {
  let cancel = (): void => undefined;
  let ended = false;
  const answer = new Promise<LoadAnswer>((resolve) => {
    cancel = run(urls, (outcome) => {
      ended = true;
      loads.delete(key);
      resolve(outcome);
    });
  });
  const load: Load = { answer, waiting: 0, cancel: () => cancel() };
  // It may have ended at once (library there already, no network): then there is nothing to share.
  if (!ended) loads.set(key, load);
  return load;
}

/** One load. Returns how to end it, which tells `aborted` unless it has ended already. */
function run(urls: LibraryUrls, end: (outcome: LoadAnswer) => void): () => void {
  let over = false;
  const undo: (() => void)[] = [];
  const settle = (outcome: LoadAnswer): void => {
    if (over) return;
    over = true;
    for (const step of undo) step();
    end(outcome);
  };
  const after = (ms: number, step: () => void): void => {
    const timer = setTimeout(step, ms);
    undo.push(() => clearTimeout(timer));
  };

  const left = urls.mirror === null ? [urls.script] : [urls.script, urls.mirror];
  const errors: ProviderError[] = [];
  let pending = 0;
  const next = (): void => {
    const url = over ? undefined : left.shift();
    if (url === undefined) return;
    pending += 1;
    const fail = (error: ProviderError): void => {
      pending -= 1;
      errors.push(error);
      if (left.length > 0) next();
      else if (pending === 0) settle(failed(worst(errors)));
    };
    undo.push(insertScript(url, { onLoad: () => awaitCore(fail), onFail: fail }));
  };
  const awaitCore = (fail: (error: ProviderError) => void): void => {
    if (over) return;
    if (refusesParameters()) return settle(REFUSED);
    const check = (): void => {
      if (findConstructor()) settle({ kind: 'loaded' });
      else if (!over) fail(down('no-constructor', 'The script ran, but there is no Postcode constructor.'));
    };
    const load = findCoreLoader();
    if (!load) return check();
    try {
      load(check);
    } catch (reason) {
      fail(down('core-load-threw', String(reason)));
    }
  };

  if (findConstructor()) {
    settle(refusesParameters() ? REFUSED : { kind: 'loaded' });
    return () => undefined;
  }
  after(urls.timeoutMs, () => settle(failed(timedOut('load-timeout', 'The script did not come in time.'))));
  after(urls.timeoutMs / 2, next);
  next();
  return () => settle(failed(aborted()));
}

/** Of two failures the one that says more. */
const worst = (errors: readonly ProviderError[]): ProviderError =>
  errors.find(({ kind }) => kind === 'misconfigured') ??
  errors.find(({ kind }) => kind === 'down') ??
  errors[0] ??
  down('not-loaded');
