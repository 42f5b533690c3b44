import { EndpointClient, type EndpointClientOptions } from '../endpoint-client.ts';
import { FakeEventSource } from '../../platform/testing/fake-event-source.ts';
import type { SharedStatePorts } from '../ports.ts';
import { FakeClock, settle } from '../../platform/testing/fake-clock.ts';
import { viewOf } from './views.ts';

/** What a request to the fake endpoint looked like. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly init: RequestInit;
  readonly body: Record<string, unknown> & { readonly items: readonly Record<string, unknown>[] };
}

/** One browser: tabs share its storage, locks and channels, and meet one endpoint. */
export class FakeBrowser {
  readonly clock = new FakeClock();
  readonly stored = new Map<string, string>();
  readonly asked: Asked[] = [];
  readonly beacons: string[] = [];
  readonly streams: FakeEventSource[] = [];
  readonly channels = new Set<{ readonly name: string; readonly onMessage: (message: unknown) => void }>();
  readonly locks = new Map<string, (() => void)[]>();
  /** What the endpoint answers; a view that is always the same, unless a test says otherwise. */
  answer: (asked: Asked) => Response | Promise<Response> = () => Response.json(viewOf());
  random = 0.5;
  inlined: string | null = null;
  #ids = 0;

  /** Opens a tab. `without` names the features that it lacks. */
  tab(changes: Partial<SharedStatePorts> = {}, options: Partial<EndpointClientOptions> = {}): FakeTab {
    return new FakeTab(this, changes, options);
  }

  get openStreams(): readonly FakeEventSource[] {
    return this.streams.filter(({ isClosed }) => !isClosed);
  }

  requests(method: string): readonly Asked[] {
    return this.asked.filter((asked) => asked.method === method);
  }

  ports(page: FakePage): SharedStatePorts {
    return {
      clock: this.clock,
      random: () => this.random,
      randomId: () => `reporter-of-test-${++this.#ids}`,
      resolve: (url) => new URL(url, 'https://shop.example/form').href,
      fetch: (url, init) => {
        const body = JSON.parse(typeof init.body === 'string' ? init.body : '{}') as Asked['body'];
        const asked = { method: init.method ?? 'GET', path: new URL(url).pathname, init, body };
        this.asked.push(asked);
        return Promise.resolve().then(() => this.answer(asked));
      },
      keepalive: true,
      beacon: (_url, body) => this.beacons.push(body) > 0,
      openStream: (url) => {
        const stream = new FakeEventSource(url);
        this.streams.push(stream);
        return stream;
      },
      storage: {
        read: (key) => this.stored.get(key) ?? null,
        write: (key, text) => void (text === null ? this.stored.delete(key) : this.stored.set(key, text)),
      },
      lock: (name, onHeld) => this.#lock(name, onHeld),
      openChannel: (name, onMessage) => {
        const own = { name, onMessage };
        this.channels.add(own);
        return {
          post: (message) => {
            const copy: unknown = structuredClone(message);
            for (const other of [...this.channels]) {
              if (other === own || other.name !== name) continue;
              queueMicrotask(() => {
                if (this.channels.has(other)) other.onMessage(copy);
              });
            }
          },
          close: () => this.channels.delete(own),
        };
      },
      page,
      inlined: () => (this.inlined === null ? null : { text: this.inlined, ageMs: 800 }),
    };
  }

  #lock(name: string, onHeld: () => void): () => void {
    const queue = this.locks.get(name) ?? [];
    this.locks.set(name, queue);
    queue.push(onHeld);
    if (queue.length === 1) queueMicrotask(() => queue[0] === onHeld && onHeld());
    return () => {
      const wasFirst = queue[0] === onHeld;
      if (queue.includes(onHeld)) queue.splice(queue.indexOf(onHeld), 1);
      const next = queue[0];
      if (wasFirst && next) queueMicrotask(() => queue[0] === next && next());
    };
  }
}

/** Whether one page is seen. */
export class FakePage {
  readonly listeners = new Set<(hidden: boolean) => void>();
  #isHidden = false;

  hidden(): boolean {
    return this.#isHidden;
  }

  onHidden(listener: (hidden: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  setHidden(isHidden: boolean): void {
    this.#isHidden = isHidden;
    for (const listener of [...this.listeners]) listener(isHidden);
  }
}

/** One tab with its shared state. */
export class FakeTab {
  readonly page = new FakePage();
  readonly state: EndpointClient;
  changes = 0;

  constructor(
    browser: FakeBrowser,
    changes: Partial<SharedStatePorts>,
    options: Partial<EndpointClientOptions>,
  ) {
    this.state = new EndpointClient({
      endpoint: '/circuit/',
      ports: { ...browser.ports(this.page), ...changes },
      onChange: () => this.changes++,
      ...options,
    });
  }

  get rev(): number | null {
    return this.state.readView()?.view.rev ?? null;
  }

  get ageMs(): number | null {
    return this.state.readView()?.ageMs ?? null;
  }

  async use(): Promise<void> {
    this.state.use();
    await settle();
  }
}
