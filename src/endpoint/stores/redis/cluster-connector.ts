import { AbstractConnector, Redis, type RedisOptions } from 'ioredis';
import { createConnection, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { RedisHost } from '../../config/redis-address.ts';

/** What it takes to find the primary of a slot. */
export interface SlotSearch {
  /** Those that are asked first; they tell the others. */
  readonly nodes: readonly RedisHost[];
  /** A key in the slot. */
  readonly key: string;
  /** Login, TLS and time limits of a question. */
  readonly ask: Pick<RedisOptions, 'username' | 'password' | 'tls' | 'connectTimeout' | 'commandTimeout'>;
  /** ms to wait when a node has not told. */
  readonly pause: (attempt: number) => number;
}

type Emit = (type: string, error: Error) => void;
/** First and last slot, then host and port of the primary, and of each replica. */
type SlotRange = readonly [first: number, last: number, ...nodes: readonly NodeEntry[]];
type NodeEntry = readonly [host: string | null, port: number];

/**
 * A connector that looks for the primary which has the key's slot, anew for each connection. All names of an
 * installation are in one slot, so one plain connection does: docs/decisions/redis-cluster.md.
 */
export function primaryOfSlot(search: SlotSearch): new () => AbstractConnector {
  return class extends PrimaryOfSlot {
    constructor() {
      super(search);
    }
  };
}

const disconnectMs = 300;

class PrimaryOfSlot extends AbstractConnector {
  /** All nodes that are known, whose turn it is first. */
  #nodes: readonly RedisHost[];

  constructor(private readonly search: SlotSearch) {
    super(disconnectMs);
    this.#nodes = search.nodes;
  }

  /** Whether what has been connected to is what was looked for: the node may have been wrong about another. */
  override check({ role = 'master' }: { readonly role?: string }): boolean {
    return role === 'master';
  }

  override async connect(emit: Emit): Promise<Socket> {
    this.connecting = true;
    for (let attempt = 1; ; attempt++) {
      const [node, ...others] = this.#nodes;
      if (node === undefined) throw new Error('no node of the cluster is known');
      // The next one is asked next time: this one may hang, or not have heard of a failover.
      this.#nodes = [...others, node];
      const found = await this.#ask(node).catch((error: unknown) => {
        emit('error', new Error(`${node.host}:${node.port}: ${wordsOf(error)}`));
        return null;
      });
      if (found === null) await new Promise((resolve) => setTimeout(resolve, this.search.pause(attempt)));
      if (!this.connecting) throw new Error('Connection is closed.');
      if (found !== null) return this.#open(found);
    }
  }

  /** Who has the slot, as this node knows. Learns of other nodes. */
  async #ask({ host, port }: RedisHost): Promise<RedisHost> {
    const { ask, key, nodes } = this.search;
    const redis = new Redis({ ...ask, host, port, retryStrategy: null, enableReadyCheck: false });
    // What fails is told by the question.
    redis.on('error', () => undefined);
    try {
      const [slot, answer] = await Promise.all([redis.cluster('KEYSLOT', key), redis.cluster('SLOTS')]);
      const ranges = answer as unknown as readonly SlotRange[];
      // A node that does not know its own name leaves it empty.
      const nameOf = ([name, itsPort]: NodeEntry): RedisHost => ({ host: name || host, port: itsPort });
      const told = ranges.flatMap(([, , ...entries]) => entries.map(nameOf));
      const all = [...this.#nodes, ...told].filter((each) => isIn(each, told) || isIn(each, nodes));
      this.#nodes = all.filter((each, i) => !isIn(each, all.slice(0, i)));
      const owner = ranges.find(([first, last]) => first <= slot && slot <= last)?.[2];
      if (owner === undefined) throw new Error('the slot has no primary');
      return nameOf(owner);
    } finally {
      redis.disconnect();
    }
  }

  #open({ host, port }: RedisHost): Socket {
    const { tls } = this.search.ask;
    const socket = tls === undefined ? createConnection(port, host) : connectTls(port, host, tls);
    socket.once('error', (error) => (this.firstError = error));
    this.stream = socket;
    return socket;
  }
}

function isIn({ host, port }: RedisHost, hosts: readonly RedisHost[]): boolean {
  return hosts.some((each) => each.host === host && each.port === port);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
