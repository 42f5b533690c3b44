import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../circuit/index.ts';
import { main, type Started, type ProcessPorts } from './run.ts';
import { StoreError } from '../stores/store.ts';
import { MemoryStoreState, MemoryStore } from '../testing/memory-store.ts';

let running: Started[] = [];
let store: MemoryStore;

afterEach(async () => {
  for (const each of running) if (each.kind === 'running') await each.end();
  running = [];
});

async function start(
  over: Partial<ProcessPorts> = {},
): Promise<Started & { complaints: string[]; log: string }> {
  const complaints: string[] = [];
  const lines: string[] = [];
  store = new MemoryStore(new MemoryStoreState(defaultPolicy, Date.now));
  const started = await main({
    args: ['--port', '0'],
    env: {},
    readText: () => '{}',
    print: () => undefined,
    complain: (line) => complaints.push(line),
    openStore: () => Promise.resolve(store),
    log: { write: (line) => lines.push(line) },
    ...over,
  });
  running.push(started);
  return { ...started, complaints, log: lines.join('') };
}

describe('the command', () => {
  it('serves, and says that the ops API is off without tokens', async () => {
    const started = await start();
    expect(started.kind).toBe('running');
    if (started.kind === 'running') expect((await fetch(`${started.endpoint.url}/readyz`)).status).toBe(200);
    expect(started.log).toContain('ops API is off');
    for (const line of started.log.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  });

  it('names, in one warning, what a policy file sets without effect', async () => {
    const file = JSON.stringify({ pollMs: 5_000, slotMs: 500, retryMs: 20_000 });
    const { log } = await start({ args: ['--port', '0', '--policy', 'p.json'], readText: () => file });
    const warnings = log.split('\n').filter((line) => line.includes('without effect'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('pollMs, slotMs');
    expect(warnings[0]).not.toContain('retryMs');
    expect((await start()).log).not.toContain('without effect');
  });

  it('closes its store at the end', async () => {
    const started = await start();
    if (started.kind === 'running') await started.end();
    expect(store.isClosed).toBe(true);
  });

  it('ends with 2 and one line that names a wrong option', async () => {
    const ended = await start({ args: ['--port', 'x'] });
    expect(ended).toMatchObject({ kind: 'ended', code: 2 });
    expect(ended.complaints).toEqual([`address-search-endpoint: --port: 'x' is not a port number`]);
  });

  it('ends with 2 when the port is busy', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const ended = await start({ args: ['--port', String(port)] });
    expect(ended).toMatchObject({ kind: 'ended', code: 2 });
    expect(ended.complaints).toEqual([`address-search-endpoint: --port ${port}: the port is in use`]);
    expect(store.isClosed).toBe(true);
    await new Promise((resolve) => other.close(resolve));
  });

  it('ends with 2 when Redis cannot be reached, without repeating a password', async () => {
    const openStore = (): Promise<never> =>
      Promise.reject(new StoreError('connect to redis://:s3cret@host failed'));
    const ended = await start({ args: ['--redis', 'redis://:s3cret@host'], openStore });
    expect(ended).toMatchObject({ kind: 'ended', code: 2 });
    expect(ended.complaints).toEqual(['address-search-endpoint: --redis: connect to redis://host failed']);
  });

  it('logs what the store has to say while it opens', async () => {
    const started = await start({
      openStore: (_options, onTrouble) => {
        onTrouble('the end of the journal was torn');
        return Promise.resolve(store);
      },
    });
    expect(started.log).toContain('store: the end of the journal was torn');
  });

  it('ends with 2 when the store opens but cannot be read', async () => {
    const shelf = new MemoryStoreState(defaultPolicy, Date.now);
    shelf.isDown = true;
    const ended = await start({
      args: ['--data', '/tmp/x'],
      openStore: () => Promise.resolve(new MemoryStore(shelf)),
    });
    expect(ended).toMatchObject({ kind: 'ended', code: 2 });
    expect(ended.complaints[0]).toContain('--data /tmp/x');
  });

  it('explains itself and ends with 0', async () => {
    let printed = '';
    const ended = await start({ args: ['--help'], print: (text) => (printed += text) });
    expect(ended).toMatchObject({ kind: 'ended', code: 0 });
    expect(printed).toContain('--port');
  });
});
