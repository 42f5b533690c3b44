import { vi } from 'vitest';
import type { PostcodeCallbacks } from '../kakao-postcode/library.ts';

/** What the page's code did with Kakao's library. */
export interface OpenedViewer {
  readonly options: Readonly<Record<string, unknown>>;
  readonly tell: PostcodeCallbacks;
  readonly host: HTMLElement;
  readonly embedded: { readonly q: string; readonly autoClose: boolean };
}

/** Puts a library into `window`, as Kakao's script would, and keeps the viewers that were opened. */
export function provideLibrary(namespace: 'kakao' | 'daum' = 'kakao', postcode: object = {}): OpenedViewer[] {
  const opened: OpenedViewer[] = [];
  class Postcode {
    constructor(private readonly options: PostcodeCallbacks & Readonly<Record<string, unknown>>) {}
    embed(host: HTMLElement, embedded: OpenedViewer['embedded']): void {
      host.append(document.createElement('iframe'));
      opened.push({ options: this.options, tell: this.options, host, embedded });
    }
  }
  vi.stubGlobal(namespace, { Postcode, postcode });
  return opened;
}
