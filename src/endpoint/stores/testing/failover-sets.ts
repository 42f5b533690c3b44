import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEPLOY } from '../../../../e2e/cluster/deploy.ts';
import { eventually } from '../../../../e2e/cluster/program.ts';
import { freePort, RedisServer } from './redis-server.ts';

/** Real servers on loopback, one of which takes over when the primary fails. */
export interface FailoverSet {
  /** For `--redis`. */
  readonly url: string;
  readonly servers: readonly RedisServer[];
  /** Who takes writes now, as those say who decide it. */
  primary(): Promise<RedisServer>;
  /** Of the primary. */
  replicas(): Promise<readonly RedisServer[]>;
  /** Starts whoever was killed, wakes whoever hangs, and waits until there is a primary with two replicas again. */
  heal(): Promise<void>;
  end(): Promise<void>;
}

const fast = ['--repl-diskless-sync-delay', '0'];

/** Three servers and three Sentinels, as deploy/sentinel.conf has them. */
export async function startSentinelSet(program: string): Promise<FailoverSet> {
  const first = await RedisServer.start(program, fast);
  const follow = [...fast, '--replicaof', `127.0.0.1 ${first.port}`];
  const others = [await RedisServer.start(program, follow), await RedisServer.start(program, follow)];
  const servers = [first, ...others];
  await eventually('two replicas are in', () => hasReplicas(first));
  const file = await readFile(join(DEPLOY, 'sentinel.conf'), 'utf8');
  const settings = file.replace('192.0.2.21 6379', `127.0.0.1 ${first.port}`).match(/^sentinel .*$/gm) ?? [];
  const sentinels: RedisServer[] = [];
  for (let i = 0; i < 3; i++) sentinels.push(await RedisServer.startSentinel(program, settings));

  const primary = async (): Promise<RedisServer> => {
    const told = await sentinels[0]?.admin.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'mymaster');
    return byPort(servers, Number((told as readonly string[])[1]));
  };
  const heal = async (): Promise<void> => {
    const { port } = await primary();
    await revive(servers);
    // The Sentinels do the same with whoever comes back, but only after ten seconds.
    for (const server of servers)
      if (server.port !== port && (await server.info('master_port')) !== String(port))
        await server.admin.replicaof('127.0.0.1', port);
    await eventually('two replicas are in', async () => hasReplicas(await primary()));
    for (const { admin } of sentinels) {
      await eventually('a Sentinel knows all', async () => {
        const set = (await admin.call('SENTINEL', 'MASTER', 'mymaster')) as readonly string[];
        const field = (name: string): string | undefined => set[set.indexOf(name) + 1];
        const known = [field('flags'), field('num-slaves'), field('num-other-sentinels')];
        return known.join() === 'master,2,2';
      });
    }
  };
  await heal();
  return {
    url: `redis+sentinel://${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')}/mymaster`,
    servers,
    primary,
    replicas: async () => replicasOf(await primary(), servers),
    heal,
    end: async () => {
      for (const each of [...sentinels, ...servers]) await each.end();
    },
  };
}

/** A cluster of three primaries, where the one that has the key has two replicas. */
export async function startClusterSet(program: string, key: string): Promise<FailoverSet> {
  const servers: RedisServer[] = [];
  const buses: number[] = [];
  for (let i = 0; i < 5; i++) {
    const bus = await freePort();
    buses.push(bus);
    const cluster = [
      '--cluster-enabled',
      'yes',
      '--cluster-node-timeout',
      '1000',
      '--cluster-port',
      `${bus}`,
    ];
    // Both replicas are to stay with their primary.
    const loyal = ['--cluster-allow-replica-migration', 'no'];
    servers.push(await RedisServer.start(program, [...fast, ...cluster, ...loyal]));
  }
  const [first, second, third] = servers;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no servers');
  const ranges = [
    [0, 5_460],
    [5_461, 10_922],
    [10_923, 16_383],
  ] as const;
  for (const [i, { admin }] of [first, second, third].entries()) {
    await admin.cluster('SET-CONFIG-EPOCH', i + 1);
    const [from, to] = ranges[i] ?? [0, 0];
    await admin.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
  }
  for (const [i, { port }] of servers.entries())
    await first.admin.call('CLUSTER', 'MEET', '127.0.0.1', port, buses[i] ?? 0);
  const slot = await first.admin.cluster('KEYSLOT', key);
  const owner = [first, second, third][ranges.findIndex(([, to]) => slot <= to)] ?? first;
  const id = String(await owner.admin.cluster('MYID'));
  for (const replica of servers.slice(3)) {
    await eventually('a replica has heard of its primary', async () =>
      String(await replica.admin.cluster('NODES')).includes(id),
    );
    await replica.admin.cluster('REPLICATE', id);
  }

  const askable = (): RedisServer => servers.find((server) => server.isRunning && server !== owner) ?? owner;
  const primary = async (): Promise<RedisServer> => {
    const slots = (await askable().admin.cluster('SLOTS')) as unknown as readonly [
      number,
      number,
      readonly [string, number],
    ][];
    const found = slots.find(([from, to]) => from <= slot && slot <= to);
    return byPort(servers, found?.[2][1] ?? 0);
  };
  const heal = async (): Promise<void> => {
    await revive(servers);
    await eventually('all nodes of the cluster agree', async () => {
      for (const { admin } of servers) {
        const nodes = String(await admin.cluster('NODES'));
        if (!String(await admin.cluster('INFO')).includes('cluster_state:ok')) return false;
        if (/fail|handshake|noaddr/.test(nodes) || nodes.trim().split('\n').length !== 5) return false;
      }
      return hasReplicas(await primary());
    });
  };
  await heal();
  return {
    url: `redis+cluster://${servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    servers,
    primary,
    replicas: async () => replicasOf(await primary(), servers),
    heal,
    end: async () => {
      for (const each of servers) await each.end();
    },
  };
}

async function revive(servers: readonly RedisServer[]): Promise<void> {
  for (const server of servers) {
    server.resume();
    if (!server.isRunning) await server.run();
  }
}

async function replicasOf(
  primary: RedisServer,
  servers: readonly RedisServer[],
): Promise<readonly RedisServer[]> {
  const info = await primary.admin.info('replication');
  return [...info.matchAll(/^slave\d+:.*?port=(\d+)/gm)].map(([, port]) => byPort(servers, Number(port)));
}

async function hasReplicas({ admin }: RedisServer): Promise<boolean> {
  const info = await admin.info('replication');
  return info.includes('role:master') && info.match(/^slave\d+:.*state=online/gm)?.length === 2;
}

function byPort(servers: readonly RedisServer[], port: number): RedisServer {
  const found = servers.find((server) => server.port === port);
  if (found === undefined) throw new Error(`no server on port ${port}`);
  return found;
}
