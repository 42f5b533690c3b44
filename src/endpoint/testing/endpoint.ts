import type { PublicView, ReportItem } from '../../circuit/index.ts';
import { startEndpoint, type Endpoint, type EndpointOptions } from '../endpoint.ts';
import { defaultRules } from '../config/policy-file.ts';
import { FakeClock } from '../../platform/testing/fake-clock.ts';
import { MemoryStoreState, MemoryStore } from './memory-store.ts';
import { reporterId } from './reports.ts';

/** A real endpoint on loopback with a clock of its own, behind one proxy that it trusts. */
export class TestEndpoint {
  readonly clock = new FakeClock();
  readonly shelf = new MemoryStoreState(defaultRules.policy, () => this.clock.wall());
  readonly store = new MemoryStore(this.shelf);
  /** What was logged, as text. */
  log = '';
  readonly limits = defaultRules.limits;
  endpoint!: Endpoint;
  #seq = 0;

  async start(over: Partial<EndpointOptions> = {}): Promise<this> {
    this.endpoint = await startEndpoint(
      {
        ...defaultRules,
        port: 0,
        host: '127.0.0.1',
        providers: ['kakao-postcode', 'juso'],
        allowOrigins: ['https://shop.example'],
        trustProxy: { hops: 1 },
        // What has happened is read at once, on a clock that stands still.
        metricsMaxAgeMs: 0,
        clock: this.clock,
        random: () => 0.5,
        log: { level: 'trace', stream: { write: (line) => void (this.log += line) } },
        ...over,
      },
      this.store,
    );
    return this;
  }

  get url(): string {
    return this.endpoint.url;
  }

  /** A report as a browser of this number would send it. */
  body(n: number, items: readonly ReportItem[], over: object = {}): Record<string, unknown> {
    const { inc, rev } = this.endpoint.keeper.view();
    return { v: 1, reporter: reporterId(n), seq: ++this.#seq, inc, rev, items, ...over };
  }

  /** @param from the address that the proxy has seen */
  post(body: unknown, from = '203.0.113.9', headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/v1/reports`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'x-forwarded-for': from, ...headers },
    });
  }

  async metric(line: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const found = text.split('\n').find((each) => each.startsWith(`address_search_${line} `));
    return Number(found?.split(' ').at(-1));
  }

  view(): PublicView {
    return this.endpoint.keeper.view();
  }

  /** Ends it; the fake clock has to run for the farewells. */
  async end(spreadMs = 0): Promise<void> {
    let isClosed = false;
    const closed = this.endpoint.close(spreadMs).then(() => {
      isClosed = true;
    });
    while (!isClosed) await this.clock.advance(50);
    await closed;
  }
}
