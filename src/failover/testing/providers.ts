import type { Address, Location } from '../../address/address.ts';
import { makeAddress } from '../../address/make-address.ts';
import type {
  Answer,
  EmbedEvents,
  EmbedProvider,
  LoadAnswer,
  LocatingProvider,
  ProviderError,
  ProviderQuery,
  SearchProvider,
} from '../../providers/contract.ts';

/** An address that a provider may answer with. */
export const addressOf = (source: string, road: string): Address =>
  makeAddress({ source, postcode: '04524', road, full: road, verified: true });

export function found(source: string, road = '서울특별시 중구 세종대로 110'): Answer {
  return { kind: 'found', addresses: [addressOf(source, road)], total: 1, page: 1, hasMore: false };
}

export const none: Answer = { kind: 'none' };

export function failed(error: Partial<ProviderError> & { readonly kind: ProviderError['kind'] }) {
  const whole = { code: 'E', message: 'failed', retryAfterMs: null, reason: 'too-broad', ...error };
  return { kind: 'failed', error: whole as ProviderError } as const;
}

/** One request as the provider received it; the test answers it. */
export interface Request {
  readonly query: ProviderQuery;
  readonly signal: AbortSignal;
  answer(answer: Answer): void;
  reject(reason: unknown): void;
}

/** A list provider at the edge of the network, answered by hand or by `reply`. */
export class FakeProvider implements SearchProvider {
  readonly kind = 'search';
  readonly id: string;
  readonly requests: Request[] = [];
  /** Answers at once when set. */
  reply: ((query: ProviderQuery) => Answer) | null;
  /** True for a provider that does not care about its signal. */
  ignoresSignal = false;
  inFlight = 0;
  mostInFlight = 0;

  constructor(id: string, reply: ((query: ProviderQuery) => Answer) | null = null) {
    this.id = id;
    this.reply = reply;
  }

  search(query: ProviderQuery, signal: AbortSignal): Promise<Answer> {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    return new Promise<Answer>((resolve, reject) => {
      let open = true;
      const end = (): void => {
        if (open) this.inFlight -= 1;
        open = false;
      };
      const answer = (given: Answer): void => {
        end();
        resolve(given);
      };
      const refuse = (reason: unknown): void => {
        end();
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      };
      this.requests.push({ query, signal, answer, reject: refuse });
      if (this.reply) answer(this.reply(query));
      signal.addEventListener('abort', () => {
        if (!this.ignoresSignal) answer(failed({ kind: 'aborted' }));
      });
    });
  }

  get last(): Request {
    const request = this.requests.at(-1);
    if (!request) throw new Error(`${this.id} was not asked`);
    return request;
  }
}

/** A list provider that tells the addresses at a point too, at once or never. */
export class FakeLocator extends FakeProvider implements LocatingProvider {
  readonly points: Location[] = [];
  /** At a point; null for no answer. */
  there: (() => Answer) | null = () => found(this.id);

  addressesAt(point: Location, signal: AbortSignal): Promise<Answer> {
    this.points.push(point);
    const answer = this.there?.();
    return new Promise((resolve) => {
      if (answer) resolve(answer);
      signal.addEventListener('abort', () => {
        resolve(failed({ kind: 'aborted' }));
      });
    });
  }
}

/** A provider with a viewer, played by hand. */
export class FakeViewer implements EmbedProvider {
  readonly kind = 'embed';
  readonly id: string;
  readonly opened: { readonly query: string; readonly events: EmbedEvents; closed: boolean }[] = [];
  preloads = 0;
  loads: LoadAnswer | null = { kind: 'loaded' };

  constructor(id: string) {
    this.id = id;
  }

  preload(signal: AbortSignal): Promise<LoadAnswer> {
    this.preloads += 1;
    const answer = this.loads;
    return new Promise((resolve) => {
      if (answer) resolve(answer);
      signal.addEventListener('abort', () => {
        resolve(failed({ kind: 'aborted' }));
      });
    });
  }

  embed(_host: HTMLElement, query: string, events: EmbedEvents) {
    const viewer = { query, events, closed: false };
    this.opened.push(viewer);
    return {
      close: () => {
        viewer.closed = true;
      },
    };
  }

  get last() {
    const viewer = this.opened.at(-1);
    if (!viewer) throw new Error(`${this.id} was not opened`);
    return viewer;
  }
}
