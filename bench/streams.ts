import { pathToFileURL } from 'node:url';
import { Child } from './processes/child.ts';
import { median, quantile, spreadOf, type Spread } from './stats.ts';
import type {
  Asked,
  AskedOfReaders,
  Collected,
  Connected,
  Memory,
  Opened,
  Published,
} from './streams/questions.ts';

/** What open streams cost the built endpoint, and how fast all of them hear of a change. */
export interface StreamsBench {
  readonly streams: number;
  /** From an operator's command (which is made durable first) until 99 of 100 streams have it, in ms. */
  readonly ours: Spread;
  /** From the begin of a bare loop of `response.write` until 99 of 100 streams have the same bytes, in ms. */
  readonly bare: Spread;
  /** Ours against bare, broadcast by broadcast. */
  readonly ratio: Spread;
  /** Until half of the streams and until all have it, in ms. */
  readonly oursHalf: number;
  readonly oursLast: number;
  /** Resident memory that a stream has added, after the broadcasts, in kB of 1,000 bytes. */
  readonly kilobytesPerStream: number;
  readonly bareKilobytesPerStream: number;
}

const BROADCASTS = 15;
/** The first ones are for the compiler. */
const COLD = 2;
const PAUSE_MS = 200;

/** Both servers hold their streams at the same time and broadcast in turns, so that a busy machine slows both. */
export async function runStreamsBench(streams = 5_000): Promise<StreamsBench> {
  const start = (name: string): Promise<Child> =>
    Child.start(new URL(`./streams/${name}.ts`, import.meta.url));
  const endpoint = await start('endpoint-server');
  const bare = await start('bare-server');
  // One process for each: 10,000 streams are half of the files that many systems let one open.
  const readers = [await start('readers'), await start('readers')] as const;
  try {
    const ours = await Server.open(endpoint, readers[0], streams, '');
    const theirs = await Server.open(bare, readers[1], streams, ours.event);
    const rounds: { readonly ours: Spreading; readonly bare: Spreading }[] = [];
    for (let i = 0; i < COLD + BROADCASTS; i++) {
      rounds.push({ ours: await ours.broadcast(), bare: await theirs.broadcast() });
    }
    const warm = rounds.slice(COLD);
    const result = {
      streams,
      ours: spreadOf(warm.map((round) => round.ours.p99)),
      bare: spreadOf(warm.map((round) => round.bare.p99)),
      ratio: spreadOf(warm.map((round) => round.ours.p99 / round.bare.p99)),
      oursHalf: median(warm.map((round) => round.ours.half)),
      oursLast: median(warm.map((round) => round.ours.last)),
      kilobytesPerStream: await ours.kilobytesPerStream(),
      bareKilobytesPerStream: await theirs.kilobytesPerStream(),
    };
    await ask<Memory>(endpoint, { type: 'close' });
    return result;
  } finally {
    await Promise.all([...readers, endpoint, bare].map((child) => child.end()));
  }
}

/** How long it took until so many streams had heard of a change, in ms. */
interface Spreading {
  readonly half: number;
  readonly p99: number;
  readonly last: number;
}

class Server {
  /** The event that its streams were told first. */
  readonly event: string;
  #rev: number;

  private constructor(
    private readonly child: Child,
    private readonly readers: Child,
    private readonly port: number,
    private readonly streams: number,
    private readonly rssBefore: number,
    first: string,
  ) {
    const id = /^id: .*\.(\d+)$/m.exec(first)?.[1];
    this.#rev = Number(id);
    this.event = /^event: state\n(?:.+\n)+\n/m.exec(first)?.[0] ?? '';
  }

  static async open(child: Child, readers: Child, streams: number, event: string): Promise<Server> {
    const { port } = await ask<Opened>(child, { type: 'open', event });
    const { rss } = await ask<Memory>(child, { type: 'memory' });
    const { open, first } = await ask<Connected>(readers, { type: 'connect', port, count: streams });
    if (open !== streams) throw new Error(`Only ${open} of ${streams} streams could be opened`);
    return new Server(child, readers, port, streams, rss, first);
  }

  async broadcast(): Promise<Spreading> {
    const { child, readers, port } = this;
    this.#rev += 1;
    await ask(readers, { type: 'await', port, text: `.${this.#rev}\ndata:` });
    const { at: start } = await ask<Published>(child, { type: 'publish' });
    const { at } = await ask<Collected>(readers, { type: 'collect', port });
    if (at.length !== this.streams) throw new Error(`Only ${at.length} of ${this.streams} streams were told`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const took = at.map((each) => each - start);
    return { half: median(took), p99: quantile(took, 0.99), last: quantile(took, 1) };
  }

  async kilobytesPerStream(): Promise<number> {
    const { rss } = await ask<Memory>(this.child, { type: 'memory' });
    return (rss - this.rssBefore) / this.streams / 1_000;
  }
}

function ask<Answer>(child: Child, question: Asked | AskedOfReaders): Promise<Answer> {
  return child.ask<Answer>(question);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await runStreamsBench(), null, 2));
}
