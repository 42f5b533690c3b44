import type { ProviderError } from '../contract.ts';
import { misconfigured, offline, opaqueOrOffline } from '../errors.ts';
import { trustedScriptUrl } from './trusted-script-url.ts';

export interface ScriptEvents {
  onLoad(): void;
  /** Blocked here, or failed for a reason that browsers hide (docs/providers.md#what-a-page-cannot-see). */
  onFail(error: ProviderError): void;
  /** The request has ended, told once and also of a script that was taken out before. */
  onEnd?(): void;
}

/**
 * Inserts a script and tells once how it went. Returns how to take it out again, after which only
 * `onEnd` is told: a removed script that was on its way still runs.
 */
export function insertScript(url: string, events: ScriptEvents): () => void {
  const script = document.createElement('script');
  // Without the query: a key may be in it, and messages get about.
  const [place = ''] = url.split('?');
  const over = new AbortController();
  const { signal } = over;
  const remove = (): void => {
    over.abort();
    script.remove();
  };
  const fail = (error: ProviderError): void => {
    if (signal.aborted) return;
    remove();
    events.onFail(error);
  };
  if (navigator.onLine === false) {
    events.onFail(offline());
    events.onEnd?.();
    return remove;
  }
  const onViolation = ({ blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    // A policy that only reports lets the script come.
    if (disposition !== 'report' && isBlocked(script.src, blockedURI))
      fail(misconfigured('csp', `The page's CSP blocks ${place}.`));
  };
  const onLoad = (): void => {
    over.abort();
    events.onLoad();
  };
  script.addEventListener('load', onLoad, { signal });
  script.addEventListener('error', () => fail(opaqueOrOffline('script-error', `${place} did not load.`)));
  for (const end of ['load', 'error']) script.addEventListener(end, () => events.onEnd?.(), { once: true });
  window.addEventListener('securitypolicyviolation', onViolation, { signal });
  script.async = true;
  // Where the answer names none, it would be read in that of the page, and older pages are in EUC-KR.
  script.setAttribute('charset', 'utf-8');
  try {
    script.src = trustedScriptUrl(url);
    document.head.append(script);
  } catch (reason) {
    fail(misconfigured('trusted-types', String(reason)));
    events.onEnd?.();
  }
  return remove;
}

/** Browsers report the URL without fragment, or only its origin. */
const isBlocked = (url: string, blocked: string): boolean =>
  blocked !== '' && (url === blocked || url.split(/[?#]/)[0] === blocked || new URL(url).origin === blocked);
