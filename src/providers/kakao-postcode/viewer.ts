import type { EmbedEvents, EmbedSession, LoadAnswer, ProviderError } from '../contract.ts';
import { down, misconfigured, timedOut } from '../errors.ts';
import { fields, number, text } from '../parse.ts';
import { findConstructor } from './library.ts';
import { readPick } from './parse-pick.ts';

export interface ViewerOptions {
  readonly host: HTMLElement;
  readonly query: string;
  readonly events: EmbedEvents;
  /**
   * From the loaded script to the first `onresize`, the only proof that the viewer runs
   * (docs/providers.md#kakao-viewer), in ms.
   */
  readonly readyTimeoutMs: number;
  load(signal: AbortSignal): Promise<LoadAnswer>;
}

/** Where Kakao serves the viewer's page; the second is the address before 2026 (docs/providers.md#kakao-viewer). */
const VIEWER_PAGE = /^https:\/\/postcode\.map\.(?:kakao|daum)\./;

/** Opens the viewer inside `host`, and owns its timer and listener until it is closed or has failed. */
export function openViewer({ host, query, events, readyTimeoutMs, load }: ViewerOptions): EmbedSession {
  const abort = new AbortController();
  const { signal } = abort;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    if (signal.aborted) return;
    clearTimeout(timer);
    abort.abort();
    host.replaceChildren();
  };
  const fail = (error: ProviderError): void => {
    if (signal.aborted) return;
    // While the page still stands: the focus may be in it.
    events.onFail(error);
    close();
  };
  const onViolation = ({ blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    // A policy that only reports lets the page come.
    if (disposition !== 'report' && VIEWER_PAGE.test(blockedURI))
      fail(misconfigured('csp', `The page's CSP blocks ${blockedURI}.`));
  };
  window.addEventListener('securitypolicyviolation', onViolation, { signal });

  let ready = false;
  const callbacks = {
    onresize() {
      if (ready || signal.aborted) return;
      ready = true;
      clearTimeout(timer);
      events.onReady();
    },
    onsearch(found: unknown) {
      const { q, count } = fields(found);
      // Older viewers leave the count out when there is no hit.
      if (!signal.aborted) events.onSearch(text(q), number(count) ?? 0);
    },
    oncomplete(data: unknown) {
      if (signal.aborted) return;
      const address = readPick(data);
      if (address) events.onPick(address);
      else events.onEmptyPick();
    },
  };

  const open = (): void => {
    const Postcode = findConstructor();
    if (!Postcode) return fail(down('no-constructor'));
    timer = setTimeout(
      () => fail(timedOut('ready-timeout', 'The viewer did not show itself in time.')),
      readyTimeoutMs,
    );
    try {
      // `submitMode: false` keeps the viewer's searches out of the page's history (docs/providers.md#kakao-viewer).
      const options = {
        width: '100%',
        height: '100%',
        shorthand: false,
        focusInput: false,
        submitMode: false,
      };
      new Postcode({ ...options, ...callbacks }).embed(host, { q: query, autoClose: false });
      // It is a frame in an empty frame, whose document is told in place of the page's, except in Firefox.
      const { contentDocument } = host.querySelector('iframe') ?? {};
      contentDocument?.addEventListener('securitypolicyviolation', onViolation, { signal });
    } catch (reason) {
      fail(down('constructor-threw', String(reason)));
    }
  };

  void load(signal).then((answer) => {
    if (signal.aborted) return;
    if (answer.kind === 'failed') fail(answer.error);
    else open();
  });
  return { close };
}
