import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestEndpoint } from '../testing/endpoint.ts';
import { StreamReader } from '../testing/event-stream.ts';
import { FakeClock, settle } from '../../platform/testing/fake-clock.ts';
import { StreamHub } from './stream-hub.ts';

describe('GET /v1/stream', () => {
  let node: TestEndpoint;
  let readers: StreamReader[] = [];

  beforeEach(async () => {
    node = await new TestEndpoint().start();
  });

  afterEach(async () => {
    for (const reader of readers) reader.close();
    readers = [];
    await node.end();
  });

  async function listen(headers: Record<string, string> = {}): Promise<StreamReader> {
    const reader = await StreamReader.open(node.url, headers);
    readers.push(reader);
    return reader;
  }

  async function flip(): Promise<void> {
    const { keeper } = node.endpoint;
    const order = [...keeper.view().order].reverse();
    await keeper.command({ type: 'order', order, by: 'kim', why: 'a good reason', rev: keeper.record.rev });
  }

  it('gives the view at once, unbuffered and uncached, with a retry of its own', async () => {
    const stream = await listen({ origin: 'https://shop.example' });
    const head = stream.text.toLowerCase();
    expect(head).toContain('content-type: text/event-stream');
    expect(head).toContain('x-accel-buffering: no');
    expect(head).toContain('cache-control: no-store, no-transform');
    expect(head).toContain('access-control-allow-origin: https://shop.example');
    expect(stream.body).toMatch(/^retry: \d{4,5}\n\n/);
    const { inc, rev } = node.view();
    expect(stream.events).toEqual([
      { event: 'state', id: `${inc}.${rev}`, data: expect.any(String) as string },
    ]);
    expect(JSON.parse(stream.events[0]?.data ?? '')).toEqual(JSON.parse(JSON.stringify(node.view())));
  });

  it('tells a change once, to everybody', async () => {
    const streams = [await listen(), await listen(), await listen()];
    await flip();
    for (const stream of streams) {
      await stream.until(() => stream.events.length > 1);
      expect(stream.events.map(({ id }) => id.split('.')[1])).toEqual(['1', '2']);
    }
  });

  it('says the view again every 15 s, with the same id and a fresh age', async () => {
    const stream = await listen();
    await node.clock.advance(15_000);
    await stream.until(() => stream.events.length === 2);
    const [first, again] = stream.events;
    expect(again?.event).toBe('state');
    expect(again?.id).toBe(first?.id);
    const age = (data = '{}'): number =>
      (JSON.parse(data) as { providers: Record<string, { phaseAgeMs: number }> }).providers['juso']
        ?.phaseAgeMs ?? 0;
    expect(age(again?.data) - age(first?.data)).toBe(15_000);
  });

  it('ends after a quarter to half an hour with a retry', async () => {
    const stream = await listen();
    await node.clock.advance(15 * 60_000);
    expect(node.endpoint.keeper.isStoreUp).toBe(true);
    await settle();
    expect(stream.body).not.toMatch(/retry: \d+\n\n$/);
    await node.clock.advance(15 * 60_000);
    await stream.until(() => /retry: \d+\n\n\s*$/.test(stream.body));
    // Sooner than when it is lost: what changes meanwhile is to be known within 5 s.
    expect(stream.body.match(/^retry: \d+$/gm)).toEqual(['retry: 6500', 'retry: 2250']);
    expect(await node.metric('streams_open')).toBe(0);
  });

  it('a page that may not use the endpoint gets none', async () => {
    expect((await listen({ origin: 'https://evil.example' })).status).toBe(403);
  });

  it('HEAD does not open one', async () => {
    expect((await fetch(`${node.url}/v1/stream`, { method: 'HEAD' })).status).toBe(404);
  });

  it('forgets who has gone', async () => {
    const stream = await listen();
    expect(await node.metric('streams_open')).toBe(1);
    stream.close();
    await stream.until(() => stream.isClosed);
    await settle();
    expect(await node.metric('streams_open')).toBe(0);
  });

  it('the end of the endpoint says goodbye to each, and /readyz says no at once', async () => {
    const streams = await Promise.all(Array.from({ length: 30 }, () => listen()));
    const closed = node.endpoint.close(3_000);
    await settle();
    expect((await fetch(`${node.url}/readyz`)).status).toBe(503);
    // Not 204: a balancer asks another node on 503 (deploy/README.md).
    expect((await fetch(`${node.url}/v1/stream`)).status).toBe(503);
    const gone = (): number => streams.filter(({ body }) => /retry: \d+\n\n\s*$/.test(body)).length;
    await settle();
    expect(gone()).toBeLessThan(30);
    await node.clock.advance(3_000);
    await closed;
    expect(gone()).toBe(30);
  });

  it('beyond its limit a network gets 204, others are served', async () => {
    await node.end();
    node = await new TestEndpoint().start({ limits: { ...node.limits, streamsPerNetwork: 2 } });
    const from = (address: string): Promise<StreamReader> => listen({ 'x-forwarded-for': address });
    expect((await from('203.0.113.1')).status).toBe(200);
    const second = await from('203.0.113.2');
    expect((await from('203.0.113.3')).status).toBe(204);
    expect((await from('203.0.114.1')).status).toBe(200);
    second.close();
    await second.until(() => second.isClosed);
    await settle();
    expect((await from('203.0.113.4')).status).toBe(200);
  });
});

describe('the hub', () => {
  const clock = new FakeClock();
  let text = { id: 'inc.1', json: '{}' };
  let dropped = 0;
  let hub: StreamHub;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    text = { id: 'inc.1', json: '{"n":1}' };
    dropped = 0;
    const limits = { streams: 1_000, streamsPerNetwork: 1_000 };
    hub = new StreamHub({ clock, random: () => 0.5, payload: () => text, limits, dropped: () => dropped++ });
    server = createServer((_, response) => {
      hub.open(response, 'net', {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await settle();
    await hub.end(0);
    await new Promise((resolve) => server.close(resolve));
  });

  it('cuts off a reader that has stopped reading, and no other', async () => {
    const [slow, quick] = [await StreamReader.open(url), await StreamReader.open(url)];
    slow.pause();
    for (let n = 2; hub.size === 2 && n < 2_000; n++) {
      text = { id: `inc.${n}`, json: JSON.stringify({ n, filler: 'x'.repeat(50_000) }) };
      hub.publish();
      await quick.until(() => quick.events.at(-1)?.id === `inc.${n}`);
      quick.text = quick.text.slice(-60_000);
    }
    expect(dropped).toBe(1);
    expect(hub.size).toBe(1);
    expect(quick.isClosed).toBe(false);
  });

  it('overtakes: who has not had an old view yet never gets it', async () => {
    const readers = await Promise.all(Array.from({ length: 250 }, () => StreamReader.open(url)));
    text = { id: 'inc.2', json: '{"n":2}' };
    hub.publish();
    text = { id: 'inc.3', json: '{"n":3}' };
    hub.publish();
    for (const reader of readers) await reader.until(() => reader.events.at(-1)?.id === 'inc.3');
    const second = readers.filter(({ events }) => events.some(({ id }) => id === 'inc.2'));
    expect(second.length).toBe(100);
  });
});
