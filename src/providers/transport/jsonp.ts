import type { Failed } from '../contract.ts';
import { aborted, down, failed } from '../errors.ts';
import { insertScript } from './script.ts';
import { withScriptSlot } from './script-slots.ts';

/** A body as it came, or how the request failed. */
export type Body = { readonly kind: 'body'; readonly body: unknown } | Failed;

let count = 0;

/**
 * Asks by a script tag with a callback: the way that APIs without CORS document. Only the callback proves an
 * answer; a `load` without it is another page (maintenance, firewall) under the same address. The caller's
 * signal ends it, also while it waits for a slot; a callback that does nothing stays behind for a late answer,
 * which removes it.
 */
export function jsonp(url: string, signal: AbortSignal): Promise<Body> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(failed(aborted()));
      return;
    }
    const giveUp = (): void => resolve(failed(aborted()));
    signal.addEventListener('abort', giveUp, { once: true });
    withScriptSlot(new URL(url, location.href).origin, signal, (ended) => {
      signal.removeEventListener('abort', giveUp);
      resolve(ask(url, signal, ended));
    });
  });
}

function ask(url: string, signal: AbortSignal, ended: () => void): Promise<Body> {
  return new Promise((resolve) => {
    const callbacks = window as unknown as Record<string, unknown>;
    let name: string;
    // Another copy of this file may count too.
    do name = `addressSearch${(count += 1)}`;
    while (name in callbacks);
    const end = (): void => {
      Reflect.deleteProperty(callbacks, name);
      ended();
    };
    const settle = (answer: Body): void => {
      signal.removeEventListener('abort', onAbort);
      remove();
      resolve(answer);
    };
    const onAbort = (): void => {
      callbacks[name] = end;
      settle(failed(aborted()));
    };
    callbacks[name] = (body: unknown) => {
      end();
      settle({ kind: 'body', body });
    };
    let remove = (): void => undefined;
    signal.addEventListener('abort', onAbort);
    remove = insertScript(`${url}${url.includes('?') ? '&' : '?'}callback=${name}`, {
      onLoad() {
        if (!(name in callbacks)) return;
        end();
        settle(failed(down('no-callback', 'The script ran but did not call back.')));
      },
      onFail(error) {
        end();
        settle(failed(error));
      },
      // A script that was taken out before and then failed calls nothing back.
      onEnd: end,
    });
  });
}
