import { fileURLToPath } from 'node:url';
import { environmentFile, unitArguments } from './deploy.ts';
import { freePort, Program } from './program.ts';

/** The built command. */
const BUILT = [fileURLToPath(new URL('../../dist/endpoint/command.js', import.meta.url))];
/** The same from its source, where nothing has to be built first. */
export const SOURCE = [
  ...['--import', 'tsx'],
  fileURLToPath(new URL('../../src/endpoint/command.ts', import.meta.url)),
];

export interface NodeView {
  readonly inc: string;
  readonly rev: number;
  readonly order: readonly string[];
  readonly providers: Readonly<
    Record<string, { readonly phase: string; readonly epoch: number; readonly forced: string | null }>
  >;
}

/** One node, started as the systemd unit starts it. */
export class EndpointNode {
  #program: Program | null = null;

  private constructor(
    readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
    private readonly command: readonly string[],
  ) {}

  /** @param env what differs from `deploy/endpoint.env` */
  static async start(
    env: Readonly<Record<string, string>>,
    command: readonly string[] = BUILT,
  ): Promise<EndpointNode> {
    const node = new EndpointNode(await freePort(), { ...environmentFile(), ...env }, command);
    await node.run();
    return node;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get program(): Program {
    if (this.#program === null) throw new Error('the node does not run');
    return this.#program;
  }

  /**
   * Starts it, again on the same port; once more where Redis did not answer in time, as the unit's `Restart=always`
   * does: on a busy machine that is no fault of either.
   */
  async run(): Promise<void> {
    const program = new Program(process.execPath, [...this.command, ...unitArguments(this.port)], this.env);
    this.#program = program;
    await program.until(/listening on http|--redis: .+timed out/);
    if (/timed out/.test(program.said) && (await program.ended) === 2) await this.run();
  }

  async kill(): Promise<void> {
    await this.#program?.kill();
  }

  /** What a balancer that asks would be told. */
  async readyz(): Promise<number> {
    return (await fetch(`${this.url}/readyz`)).status;
  }

  view(): Promise<NodeView> {
    return viewOf(this.url);
  }

  /** A metric without labels, such as `streams_open`. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return Number(new RegExp(`^address_search_${name} (\\S+)$`, 'm').exec(text)?.[1]);
  }
}

/** GET /v1/state, of a node or through the balancer. */
export async function viewOf(url: string): Promise<NodeView> {
  const answer = await fetch(`${url}/v1/state`);
  if (answer.status !== 200) throw new Error(`${url}/v1/state answered ${answer.status}`);
  return (await answer.json()) as NodeView;
}
