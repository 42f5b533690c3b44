import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lacks, required } from '../../../../e2e/setup/needs.ts';
import { makeCertificates, type Certificates } from '../testing/certificates.ts';
import { createFolder, removeFolder } from '../testing/folder.ts';
import { freePort, RedisServer } from '../testing/redis-server.ts';

const command = join(import.meta.dirname, '../../command.ts');

/* Node reads its authorities when a process begins, so the node is a process. */
describe.skipIf(lacks('REDIS OVER TLS IS', ['redis', 'openssl']))('Redis over TLS', () => {
  let folder: string;
  let server: RedisServer;
  let certificates: Certificates;
  let url: string;
  let node: ChildProcess | null = null;

  beforeAll(async () => {
    const { redis, openssl } = required(['redis', 'openssl']);
    folder = await createFolder();
    certificates = makeCertificates(openssl, folder);
    const port = await freePort();
    const { authority, certificate, key } = certificates;
    server = await RedisServer.start(redis, [
      ...['--tls-port', String(port), '--tls-cert-file', certificate, '--tls-key-file', key],
      ...['--tls-ca-cert-file', authority, '--tls-auth-clients', 'no'],
    ]);
    url = `rediss://127.0.0.1:${port}`;
  });

  afterEach(async () => {
    if (node === null || node.exitCode !== null) return;
    node.kill('SIGKILL');
    await once(node, 'exit');
  });

  afterAll(async () => {
    await server.end();
    await removeFolder(folder);
  });

  /** What the node has said once it listens, or has ended. */
  async function start(env: Readonly<Record<string, string>>): Promise<string> {
    const child = spawn(process.execPath, ['--import', 'tsx', command, '--port', '0', '--redis', url], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
    node = child;
    let said = '';
    return new Promise((resolve) => {
      const hear = (bytes: Buffer): void => {
        said += bytes.toString();
        if (said.includes('listening on')) resolve(said);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('close', () => resolve(said));
    });
  }

  it('a node keeps its record there, where its authority is named', async () => {
    expect(await server.admin.dbsize()).toBe(0);
    expect(await start({ NODE_EXTRA_CA_CERTS: certificates.authority })).toContain('listening on');
    expect(await server.admin.dbsize()).toBeGreaterThan(0);
  });

  it('a node says that it does not know the authority, where nobody has named it', async () => {
    const said = await start({});
    expect(node?.exitCode).toBeGreaterThan(0);
    expect(said).toMatch(/certificate/);
    expect(said).toContain(`Redis at 127.0.0.1:${new URL(url).port}`);
  });
});
