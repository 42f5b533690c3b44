import type { ServerResponse } from 'node:http';
import type { Clock } from '../../platform/index.ts';
import type { Limits } from '../config/limits.ts';
import { eventText, openEventStream, retryText, type ResponseHeaders } from './sse.ts';
import type { ViewPayload } from './view-payload.ts';

type Told = Pick<ViewPayload, 'id' | 'json'>;

const heartbeatMs = 15_000;
const minAgeMs = 15 * 60_000;
const maxAgeMs = 30 * 60_000;
const keepAliveMs = 30_000;
/** When a stream is lost with its node, all of that node are lost at once. */
const lostMs = { min: 3_000, max: 10_000 };
/** Farewells are spread themselves, and whoever is sent away is to be told of changes again within 5 s. */
const goodbyeMs = { min: 1_000, max: 3_500 };
/** Sockets per turn of the event loop, so that a broadcast never delays a report by much. */
const slice = 100;
/** A reader this far behind is asleep or gone. It loses nothing: the next view is all there is to know. */
const maxUnreadBytes = 64 * 1024;

export interface HubOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly payload: () => Told;
  readonly limits: Pick<Limits, 'streams' | 'streamsPerNetwork'>;
  readonly dropped: () => void;
}

interface Stream {
  readonly response: ServerResponse;
  readonly network: string;
  readonly endsAt: number;
  /** Number of the frame that was written last. */
  sent: number;
}

/** One event, framed once for every socket. */
interface Frame {
  readonly number: number;
  readonly event: Buffer;
  /** The same as one chunk of a chunked HTTP/1.1 body. */
  readonly chunk: Buffer;
}

/**
 * Every open stream: the current view at once, after each change and every 15 s; nothing is kept per stream
 * (docs/decisions/stream-hub.md).
 */
export class StreamHub {
  readonly #streams = new Set<Stream>();
  readonly #networks = new Map<string, number>();
  readonly #stopHeartbeat: () => void;
  #frame: Frame;
  #walk: Iterator<Stream> | null = null;
  #isEnding = false;

  constructor(private readonly options: HubOptions) {
    this.#frame = frameOf(options.payload(), 0);
    this.#stopHeartbeat = options.clock.every(heartbeatMs, () => this.publish());
  }

  get size(): number {
    return this.#streams.size;
  }

  /** It has begun to say goodbye. */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** Whether there is room for one more of this network. */
  accepts(network: string): boolean {
    const { streams, streamsPerNetwork } = this.options.limits;
    if (this.#isEnding || this.#streams.size >= streams) return false;
    return (this.#networks.get(network) ?? 0) < streamsPerNetwork;
  }

  /** Makes a response a stream. The hub ends it. */
  open(response: ServerResponse, network: string, more: ResponseHeaders): void {
    // The socket may have gone before its request was looked at: nothing would ever end the stream.
    if (response.socket === null || response.socket.destroyed) return;
    const { clock, random, payload } = this.options;
    const age = minAgeMs + random() * (maxAgeMs - minAgeMs);
    const stream = { response, network, endsAt: clock.now() + age, sent: this.#frame.number };
    this.#streams.add(stream);
    this.#networks.set(network, (this.#networks.get(network) ?? 0) + 1);
    response.on('close', () => this.#forget(stream));
    response.socket.setKeepAlive(true, keepAliveMs);
    openEventStream(response, `${this.#retry(lostMs)}${eventOf(payload())}`, more);
  }

  /** Tells everybody the current view. A newer one overtakes: no socket gets what is already old. */
  publish(): void {
    this.#frame = frameOf(this.options.payload(), this.#frame.number + 1);
    if (this.#walk !== null) return;
    this.#walk = this.#streams.values();
    this.#step();
  }

  /** Says goodbye to all, spread over `ms`; whoever does not read the farewell is cut off. */
  async end(ms: number): Promise<void> {
    this.#isEnding = true;
    this.#stopHeartbeat();
    const all = [...this.#streams];
    const rounds = Math.max(1, Math.ceil(ms / 100));
    const perRound = Math.max(1, Math.ceil(all.length / rounds));
    for (let i = 0; i < all.length; i += perRound) {
      if (i > 0) await this.#wait(100);
      for (const stream of all.slice(i, i + perRound)) this.#sayGoodbye(stream);
    }
    for (let i = 0; i < 10 && this.#streams.size > 0; i++) await this.#wait(50);
    for (const { response } of this.#streams) response.destroy();
  }

  #step(): void {
    for (let i = 0; i < slice; i++) {
      const next = this.#walk?.next();
      if (next === undefined) return;
      if (next.done !== true) this.#write(next.value);
      else if (this.#isBehind()) this.#walk = this.#streams.values();
      else {
        this.#walk = null;
        return;
      }
    }
    setImmediate(() => this.#step());
  }

  /** Whether a newer frame came while the walk was on its way. */
  #isBehind(): boolean {
    for (const { sent } of this.#streams) if (sent !== this.#frame.number) return true;
    return false;
  }

  #write(stream: Stream): void {
    const { response } = stream;
    if (stream.sent === this.#frame.number) return;
    stream.sent = this.#frame.number;
    if (response.writableEnded) return;
    if (response.writableLength > maxUnreadBytes) {
      this.options.dropped();
      response.destroy();
    } else if (this.options.clock.now() >= stream.endsAt) this.#sayGoodbye(stream);
    else if (response.socket !== null && response.chunkedEncoding) response.socket.write(this.#frame.chunk);
    else response.write(this.#frame.event);
  }

  #sayGoodbye({ response }: Stream): void {
    if (!response.writableEnded) response.end(this.#retry(goodbyeMs));
  }

  #forget(stream: Stream): void {
    if (!this.#streams.delete(stream)) return;
    const left = (this.#networks.get(stream.network) ?? 1) - 1;
    if (left > 0) this.#networks.set(stream.network, left);
    else this.#networks.delete(stream.network);
  }

  /** Random for each connection, so that those who left together do not come back together. */
  #retry({ min, max }: typeof lostMs): string {
    return retryText(min + this.options.random() * (max - min));
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.options.clock.after(ms, resolve));
  }
}

function eventOf({ id, json }: Told): string {
  return eventText('state', json, id);
}

function frameOf(payload: Told, number: number): Frame {
  const event = Buffer.from(eventOf(payload));
  const chunk = Buffer.concat([Buffer.from(`${event.length.toString(16)}\r\n`), event, Buffer.from('\r\n')]);
  return { number, event, chunk };
}
