import { vi } from 'vitest';

/** Scripts that were inserted, kept out of the document so that the test decides how each of them ends. */
export interface HeldScripts {
  /** Those not yet taken out again, oldest first. */
  readonly all: readonly HTMLScriptElement[];
  readonly urls: readonly string[];
  /** Of every script that was ever inserted. */
  readonly asked: readonly string[];
  load(at?: number): void;
  error(at?: number): void;
  /** The browser's requests end, those of scripts that were taken out too. */
  endAll(): void;
}

export function holdScripts(): HeldScripts {
  const box = document.createElement('div');
  const ever: HTMLScriptElement[] = [];
  vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    ever.push(...nodes.filter((node) => node instanceof HTMLScriptElement));
    box.append(...nodes);
  });
  const fire = (type: string, at: number): void => {
    const script = box.children.item(at);
    if (!script) throw new Error(`There is no script ${at}.`);
    script.dispatchEvent(new Event(type));
  };
  return {
    get all() {
      return [...box.children] as HTMLScriptElement[];
    },
    get urls() {
      return this.all.map(({ src }) => src);
    },
    get asked() {
      return ever.map(({ src }) => src);
    },
    load: (at = 0) => fire('load', at),
    error: (at = 0) => fire('error', at),
    endAll: () => {
      for (const script of [...ever]) script.dispatchEvent(new Event('error'));
    },
  };
}

/** What the browser tells a page whose CSP blocks a URL, or would block it if it were in force (`report`). */
export function violateCsp(blockedURI: string, disposition: 'enforce' | 'report' = 'enforce'): void {
  window.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI, disposition }));
}

/** The callback that a JSONP URL names, as the answer's script would call it. */
export function callBack(url: string, body: unknown): void {
  const name = new URL(url).searchParams.get('callback') ?? '';
  const callback = (window as unknown as Record<string, (body: unknown) => void>)[name];
  if (!callback) throw new ReferenceError(`${name} is not defined`);
  callback(body);
}
