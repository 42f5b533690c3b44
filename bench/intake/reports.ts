import type { PublicView } from '../../src/circuit/index.ts';

/** Reports of a healthy day: many browsers of many networks, one of fifty with a failure to tell. */
const REPORTERS = 2_000;
const REPORTERS_PER_NETWORK = 4;
const ONE_BAD_OF = 50;
export const REPORT_ORIGIN = 'https://shop.example';

/** What the endpoint told before; a report names it. */
export interface Told {
  readonly inc: string;
  readonly rev: number;
  readonly epochs: Readonly<Record<string, number>>;
}

/** What a browser that has this view would name. */
export function toldOf({ inc, rev, providers }: PublicView): Told {
  const epochs = Object.fromEntries(Object.entries(providers).map(([id, { epoch }]) => [id, epoch]));
  return { inc, rev, epochs };
}

/** Whole HTTP requests, one after the other, with rising `seq` for each reporter. */
export class ReportRequests {
  readonly #ready: readonly { readonly before: string; readonly after: string }[];
  #next = 0;
  #seq: number;

  /**
   * @param seq ten digits, so that every request of a reporter has the same length
   * @param crowd each has its own reporters and networks
   */
  constructor(told: Told, seq: number, crowd: number) {
    this.#seq = seq;
    this.#ready = Array.from({ length: REPORTERS }, (_, i) => requestOf(crowd * REPORTERS + i, told));
  }

  next(): string {
    const { before, after } = this.#ready[this.#next] ?? { before: '', after: '' };
    const request = `${before}${this.#seq}${after}`;
    this.#next = (this.#next + 1) % REPORTERS;
    if (this.#next === 0) this.#seq += 1;
    return request;
  }
}

function requestOf(i: number, { inc, rev, epochs }: Told): { before: string; after: string } {
  const provider = i % 2 === 0 ? 'kakao-postcode' : 'juso';
  const isBad = i % ONE_BAD_OF === 1;
  const item = {
    provider,
    epoch: epochs[provider] ?? 0,
    kind: 'normal',
    ok: isBad ? 0 : 3,
    bad: isBad ? 1 : 0,
    late: 0,
    censored: 0,
    opaque: 0,
    void: 0,
    misconfigured: 0,
    limited: 0,
    suspectEmpty: 0,
    corroborated: isBad ? 1 : 0,
    sample: 1,
    ageMs: 120,
    ms: [
      [100, 2],
      [250, 1],
    ],
  };
  const reporter = `reporter-${String(i).padStart(8, '0')}`;
  const seq = 1_000_000_000;
  const body = JSON.stringify({ v: 1, reporter, seq, inc, rev, items: [item] });
  const network = Math.floor(i / REPORTERS_PER_NETWORK);
  const head = [
    'POST /v1/reports HTTP/1.1',
    'Host: 127.0.0.1',
    'Connection: keep-alive',
    'Content-Type: text/plain;charset=UTF-8',
    `Content-Length: ${body.length}`,
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
    'Accept: */*',
    `Origin: ${REPORT_ORIGIN}`,
    `X-Forwarded-For: ${10 + (network >> 16)}.${(network >> 8) & 255}.${network & 255}.${(i % REPORTERS_PER_NETWORK) + 1}`,
  ];
  const [before = '', after = ''] = `${head.join('\r\n')}\r\n\r\n${body}`.split(String(seq));
  return { before, after };
}
