import type { ProviderErrorKind } from '../../src/element/index.ts';
import type { ShowWords } from './show-words.ts';

/** What the field of a frame did. `duration` in ms. */
export type Told =
  | { readonly kind: 'begun'; readonly provider: string }
  | { readonly kind: 'failed'; readonly provider: string; readonly why: ProviderErrorKind }
  | {
      readonly kind: 'ended';
      readonly provider: string;
      readonly duration: number;
      readonly outcome: string;
    };

/** Ends of a search in which a service has answered; its own page is told of when it is ready. */
const ANSWERED = new Set(['results', 'none', 'viewer']);

/** Where the frame's page comes from: another name of this machine keeps another store, like another browser. */
function originOf(host: string | undefined): string {
  if (host !== 'other') return location.origin;
  const other = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' }[location.hostname];
  return other ? location.origin.replace(location.hostname, other) : location.origin;
}

/** One of the two browsers: its frame, and the line below it that tells the way of its last search. */
export class BrowserFrame {
  readonly #frame: HTMLIFrameElement;
  readonly #route: HTMLElement;
  readonly #origin: string;
  #way: string[] = [];

  constructor(
    figure: HTMLElement,
    private readonly words: ShowWords,
    onTold: (told: Told) => void,
  ) {
    const frame = figure.querySelector('iframe');
    const route = figure.querySelector<HTMLElement>('.route');
    if (!frame || !route) throw new Error('a browser has a frame and a line');
    this.#frame = frame;
    this.#route = route;
    this.#origin = originOf(frame.dataset['host']);
    window.addEventListener('message', ({ source, origin, data }: MessageEvent<Told>) => {
      if (source !== frame.contentWindow || origin !== this.#origin) return;
      this.#tell(data);
      onTold(data);
    });
    this.reload();
  }

  /** Begins anew, without the requests that still hang: a browser lets no second one pass to the same address. */
  reload(): void {
    this.#frame.src = this.#origin + (this.#frame.dataset['path'] ?? '');
    this.#route.textContent = '';
    delete this.#route.dataset['state'];
  }

  /** Types, searches and picks there. */
  find(text: string): void {
    this.#frame.contentWindow?.postMessage({ find: text }, this.#origin);
  }

  #tell(told: Told): void {
    const { services, failures } = this.words;
    const name = services[told.provider] ?? told.provider;
    if (told.kind === 'begun') this.#way = [`${name} …`];
    if (told.kind === 'failed') {
      this.#way = [...this.#way.slice(0, -1), `${name} ✕ ${failures[told.why]}`, '…'];
    }
    if (told.kind === 'ended') {
      const took = this.words.took(told.duration);
      this.#way = [...this.#way.slice(0, -1), ANSWERED.has(told.outcome) ? `${name} ✓ ${took}` : took];
    }
    this.#route.textContent = this.#way.join(' → ');
    this.#route.dataset['state'] = told.kind;
  }
}
