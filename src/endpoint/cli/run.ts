import { hasChannel } from '../alerts/index.ts';
import { startEndpoint, type Endpoint, type EndpointOptions } from '../endpoint.ts';
import { replayCommand, type ReplayPorts } from '../recording/replay-command.ts';
import { readOptions, type Options } from '../config/options.ts';
import { StoreError, type Store } from '../stores/store.ts';

/** What the command has from its process. */
export interface ProcessPorts extends ReplayPorts {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `onTrouble` hears, in words, of what no caller of the store hears as an error. */
  readonly openStore: (options: Options, onTrouble: (what: string) => void) => Promise<Store>;
  readonly log?: EndpointOptions['log']['stream'];
}

/** The command runs, or it ends with an exit code: 0, 1 (failure at run time) or 2 (wrong options). */
export type Started =
  { readonly kind: 'running'; readonly endpoint: Endpoint; readonly end: () => Promise<void> } | Ended;

interface Ended {
  readonly kind: 'ended';
  readonly code: 0 | 1 | 2;
}

/** Streams are said goodbye to within this time; the whole end takes less than 10 s. */
const spreadMs = 3_000;
/**
 * Where there are other nodes. Longer than nginx leaves out one that has just been started again (`fail_timeout` in
 * deploy/nginx/nodes.conf, give or take a second): there must always be one that it asks.
 */
const servesOnMs = 3_000;

/** `address-search-endpoint`: reads its options, opens the store, serves until `end`; or replays a recording. */
export async function main(ports: ProcessPorts): Promise<Started> {
  const { args, print, complain, log } = ports;
  if (args[0] === 'replay') return { kind: 'ended', code: replayCommand(args.slice(1), ports) };
  const read = readOptions(args, ports.env, ports.readText);
  if (read.kind === 'help') {
    print(read.text);
    return { kind: 'ended', code: 0 };
  }
  if (read.kind === 'wrong') return fail(complain, 2, read.message);
  const { options } = read;

  let endpoint: Endpoint | null = null;
  // What a store has to say while it opens is logged once there is a log.
  const early: string[] = [];
  let store: Store;
  try {
    store = await ports.openStore(options, (what) => {
      if (endpoint === null) early.push(what);
      else endpoint.log.warn(`store: ${what}`);
    });
  } catch (error) {
    return fail(complain, 2, storeFault(options, error));
  }
  try {
    const target = { level: options.logLevel, ...(log === undefined ? {} : { stream: log }) };
    endpoint = await startEndpoint({ ...options, log: target }, store);
  } catch (error) {
    await store.close();
    if (error instanceof StoreError) return fail(complain, 2, storeFault(options, error));
    const fault = listenFault(options, error);
    return fault === null ? fail(complain, 1, wordsOf(error)) : fail(complain, 2, fault);
  }
  const running = endpoint;
  for (const what of early) running.log.warn(`store: ${what}`);
  const { withoutEffect = [] } = options;
  if (withoutEffect.length > 0) {
    running.log.warn(
      `--policy: without effect, since browsers have it built in: ${withoutEffect.join(', ')}`,
    );
  }
  if (!hasChannel(options.alerts)) running.log.info('alerts reach nobody: no channel is configured');
  if (options.opsTokens.length === 0) running.log.info('the ops API is off: OPS_TOKENS is not set');
  return {
    kind: 'running',
    endpoint: running,
    end: async () => {
      await running.close(spreadMs, options.redisUrl === null ? 0 : servesOnMs);
      await store.close();
    },
  };
}

function fail(complain: (line: string) => void, code: 1 | 2, message: string): Ended {
  complain(`address-search-endpoint: ${message}`);
  return { kind: 'ended', code };
}

function storeFault({ redisUrl, dataDir }: Options, error: unknown): string {
  if (redisUrl !== null) return `--redis: ${wordsOf(error).replace(/\/\/[^@\s]*@/g, '//')}`;
  return `--data ${dataDir}: ${wordsOf(error)}`;
}

/** What is wrong with the options that tell where to listen; null when it is something else. */
function listenFault({ port, host }: Options, error: unknown): string | null {
  switch (error instanceof Error && 'code' in error && error.code) {
    case 'EADDRINUSE':
      return `--port ${port}: the port is in use`;
    case 'EACCES':
      return `--port ${port}: listening there is not permitted`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `--host ${host}: this machine has no such address`;
    default:
      return null;
  }
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
