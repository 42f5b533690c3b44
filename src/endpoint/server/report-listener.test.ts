import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '../config/limits.ts';
import { TestEndpoint } from '../testing/endpoint.ts';
import { StreamReader } from '../testing/event-stream.ts';
import { bad, item, ok, reporterId } from '../testing/reports.ts';

let node: TestEndpoint;

beforeEach(async () => {
  node = await new TestEndpoint().start();
});

afterEach(async () => {
  await node.end();
});

/** What the record knows of any reporter: nothing, if nothing was counted. */
async function counted(): Promise<number> {
  await node.clock.advance(200);
  return Object.keys(node.endpoint.keeper.record.reporters).length;
}

it('regression: at the end of the day, when networks get other names, one network counted as two and opened a circuit', async () => {
  const complain = (n: number, from: string): Promise<Response> =>
    node.post(node.body(n, [item('juso', bad)]), from);
  for (let n = 0; n < 60; n++) {
    // Within 10 s it is asked for.
    if (n === 20) node.shelf.secret = 'the secret of the next day';
    await complain(n, '203.0.113.9');
    await node.clock.advance(250);
  }
  const names = Object.values(node.endpoint.keeper.record.reporters).map(({ network }) => network);
  expect(new Set(names).size).toBe(2);
  expect(node.view().providers['juso']?.phase).toBe('closed');
  for (let n = 60; n < 66; n++) await complain(n, n % 2 === 0 ? '198.51.100.9' : '192.0.2.9');
  await node.clock.advance(200);
  expect(node.view().providers['juso']?.phase).toBe('open');
});

describe('a report', () => {
  it('is answered with the public view', async () => {
    const answer = await node.post(node.body(1, [item('juso', ok)]));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ v: 1, order: ['kakao-postcode', 'juso'], notice: null });
    expect(await counted()).toBe(1);
  });

  it.each(['text/plain', 'text/plain;charset=UTF-8', 'application/json'])('may come as %s', async (type) => {
    expect(
      (await node.post(node.body(1, [item('juso', ok)]), '203.0.113.9', { 'content-type': type })).status,
    ).toBe(200);
    expect(await counted()).toBe(1);
  });

  it('is answered although the store is away', async () => {
    node.shelf.isDown = true;
    await node.clock.advance(2_000);
    expect((await node.post(node.body(1, [item('juso', ok)]))).status).toBe(200);
    expect((await fetch(`${node.url}/readyz`)).status).toBe(503);
    node.shelf.isDown = false;
    await node.clock.advance(2_000);
    expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
    expect(await counted()).toBe(1);
  });

  it('may hold fields that only newer endpoints know', async () => {
    const body = node.body(1, [{ ...item('juso', ok), colour: 'blue' } as never], { extra: [1] });
    expect((await node.post(body)).status).toBe(200);
    expect(await counted()).toBe(1);
  });
});

describe('a hostile report', () => {
  const absurd = 1e9;
  it.each<[string, (body: Record<string, unknown>) => unknown, string]>([
    ['is not JSON', () => 'juso is down', 'body'],
    ['is a list', () => [], ''],
    ['is null', () => 'null', ''],
    ['has no items', (body) => ({ ...body, items: undefined }), 'items'],
    ['is of another version', (body) => ({ ...body, v: 2 }), 'v'],
    ['has a reporter that is too short', (body) => ({ ...body, reporter: 'abc' }), 'reporter'],
    [
      'has a reporter with other characters',
      (body) => ({ ...body, reporter: '홍길동'.repeat(8) }),
      'reporter',
    ],
    ['has a negative seq', (body) => ({ ...body, seq: -1 }), 'seq'],
    ['has a seq beyond what numbers can count', (body) => ({ ...body, seq: 2 ** 60 }), 'seq'],
    ['has a seq that is text', (body) => ({ ...body, seq: '12' }), 'seq'],
    ['names an unknown provider', (body) => ({ ...body, items: [item('nobody', ok)] }), 'items[0].provider'],
    [
      "names a provider after an object's own parts",
      (body) => ({ ...body, items: [item('constructor', ok)] }),
      'items[0].provider',
    ],
    [
      'names an unknown kind',
      (body) => ({ ...body, items: [{ ...item('juso', ok), kind: 'lie' }] }),
      'items[0].kind',
    ],
    ['has a negative count', (body) => ({ ...body, items: [item('juso', { ok: -1 })] }), 'items[0].ok'],
    ['has half a call', (body) => ({ ...body, items: [item('juso', { ok: 0.5 })] }), 'items[0].ok'],
    ['has an absurd count', (body) => ({ ...body, items: [item('juso', { bad: absurd })] }), 'items[0].bad'],
    [
      'has an absurd age',
      (body) => ({ ...body, items: [item('juso', { ageMs: absurd })] }),
      'items[0].ageMs',
    ],
    ['has a negative age', (body) => ({ ...body, items: [item('juso', { ageMs: -5 })] }), 'items[0].ageMs'],
    [
      'corroborates more than failed',
      (body) => ({ ...body, items: [item('juso', { bad: 1, corroborated: 2 })] }),
      'items[0].corroborated',
    ],
    [
      'is wrong only in its second item',
      (body) => ({ ...body, items: [item('juso', ok), { ...item('juso'), epoch: null }] }),
      'items[1].epoch',
    ],
    [
      'has more items than there is room for',
      (body) => ({ ...body, items: Array.from({ length: 21 }, () => ({})) }),
      'items',
    ],
  ])(
    'that %s gets 400 with a problem that names the field, and nothing is counted',
    async (_, spoil, field) => {
      const answer = await node.post(spoil(node.body(1, [item('juso', ok)])));
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      const problem = (await answer.json()) as { field?: string; status: number; title: string };
      expect(problem).toMatchObject({ status: 400, title: 'Not a report' });
      expect(problem.field ?? '').toBe(field);
      expect(await counted()).toBe(0);
      expect(await node.metric('reports_refused_total{reason="shape"}')).toBe(1);
    },
  );

  it('whose sender hangs up in the middle counts nothing and harms nobody', async () => {
    const text = JSON.stringify(node.body(1, [item('juso', ok)]));
    const sender = request(`${node.url}/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'content-length': text.length },
    });
    const gone = once(sender, 'error');
    sender.write(text.slice(0, 50));
    await new Promise((resolve) => setImmediate(resolve));
    sender.destroy(new Error('the page is closed'));
    await gone;
    expect((await node.post(node.body(2, [item('juso', ok)]))).status).toBe(200);
    expect(await counted()).toBe(1);
  });

  it('over 2 kB gets 413', async () => {
    expect((await node.post(node.body(1, [item('juso', ok)], { pad: 'x'.repeat(2_048) }))).status).toBe(413);
    expect(await counted()).toBe(0);
  });

  it('of another media type gets 415', async () => {
    expect(
      (await node.post(node.body(1, [item('juso', ok)]), '203.0.113.9', { 'content-type': 'text/xml' }))
        .status,
    ).toBe(415);
  });

  it('of a foreign page gets 403, one of an allowed page or of the own host 200', async () => {
    const from = async (origin: string): Promise<Response> =>
      node.post(node.body(1, [item('juso', ok)]), '203.0.113.9', { origin });
    expect((await from('https://evil.example')).status).toBe(403);
    expect((await from('null')).status).toBe(403);
    expect(await counted()).toBe(0);
    const allowed = await from('https://shop.example');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(allowed.status).toBe(200);
    expect((await from(node.url)).status).toBe(200);
  });

  it('beyond 20 at once and 5/s of one network gets 429 and the seconds to wait', async () => {
    const send = async (from: string): Promise<Response> => node.post(node.body(1, [item('juso', ok)]), from);
    for (let n = 0; n < 20; n++) expect((await send('203.0.113.9')).status).toBe(200);
    const refused = await send('203.0.113.77');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await send('203.0.114.9')).status).toBe(200);
    await node.clock.advance(1_000);
    for (let n = 0; n < 5; n++) expect((await send('203.0.113.9')).status).toBe(200);
    expect((await send('203.0.113.9')).status).toBe(429);
  });

  it('that is replayed or out of order gets 200 and is not counted', async () => {
    await node.post(node.body(1, [item('juso', ok)], { seq: 7 }));
    await node.clock.advance(100);
    for (const seq of [7, 6]) {
      expect((await node.post(node.body(1, [item('juso', bad)], { seq }))).status).toBe(200);
    }
    await node.clock.advance(100);
    expect(node.endpoint.keeper.record.providers['juso']?.window[reporterId(1)]?.vote).toBe('ok');
    expect(await node.metric('reports_ignored_total{reason="duplicate"}')).toBe(2);
  });

  it('of an older epoch gets 200 and is counted in a metric only', async () => {
    expect((await node.post(node.body(1, [item('juso', { ...bad, epoch: 0 })]))).status).toBe(200);
    await node.clock.advance(100);
    expect(node.endpoint.keeper.record.providers['juso']?.window).toEqual({});
    expect(await node.metric('report_items_other_epoch_total')).toBe(1);
  });

  it('of an earlier incarnation gets 200 and is counted in a metric only', async () => {
    expect((await node.post(node.body(1, [item('juso', bad)], { inc: 'mh0000' }))).status).toBe(200);
    expect(await counted()).toBe(0);
    expect(await node.metric('reports_ignored_total{reason="other-incarnation"}')).toBe(1);
  });
});

describe('while the event loop is late', () => {
  it('three reporters in four are told to come back later, and are not counted', async () => {
    await node.end();
    // Any delay is one.
    node = await new TestEndpoint().start({ limits: { ...defaultLimits, overloadMs: -1 } });
    await node.clock.advance(2_100);
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, n) => node.post(node.body(n, [item('juso', ok)]), `198.51.${n}.7`)),
    );
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(40);
    expect(refused.length).toBeLessThan(80);
    expect(new Set(refused.map(({ headers }) => headers.get('retry-after')))).toEqual(new Set(['10']));
    expect(await counted()).toBe(80 - refused.length);
  });

  it('everybody gets the view, and the probes their answer', async () => {
    await node.end();
    node = await new TestEndpoint().start({ limits: { ...defaultLimits, overloadMs: -1 } });
    await node.clock.advance(2_100);
    for (const path of ['/v1/state', '/healthz', '/readyz'])
      expect([path, (await fetch(node.url + path)).status]).toEqual([path, 200]);
  });
});

describe('a quorum', () => {
  it('a thousand reporter ids of one network keep the circuit closed', async () => {
    await node.end();
    node = await new TestEndpoint().start({ limits: { ...node.limits, reportBurst: 1_000 } });
    for (let n = 0; n < 1_000; n += 50) {
      const batch = Array.from({ length: 50 }, (_, i) => node.body(n + i, [item('juso', bad)]));
      const answers = await Promise.all(batch.map((body, i) => node.post(body, `203.0.113.${i}`)));
      expect(answers.every(({ status }) => status === 200)).toBe(true);
      await node.clock.advance(100);
    }
    expect(node.view().providers['juso']).toMatchObject({ phase: 'closed', epoch: 1 });
    expect(await node.metric('reports_accepted_total')).toBe(1_000);
  });

  it('of several networks behind the trusted proxy opens within one fold, and the stream says so', async () => {
    const stream = await StreamReader.open(node.url);
    for (let n = 0; n < 5; n++) await node.post(node.body(n, [item('juso', bad)]), `198.51.${n}.7`);
    await node.clock.advance(100);
    await stream.until(() => stream.events.length === 2);
    const told = JSON.parse(stream.events[1]?.data ?? '{}') as { providers: Record<string, unknown> };
    expect(told.providers['juso']).toMatchObject({ phase: 'open', share: 0, epoch: 2 });
    stream.close();
  });

  it('cannot be made up by a browser that writes X-Forwarded-For itself', async () => {
    for (let n = 0; n < 10; n++) {
      await node.post(node.body(n, [item('juso', bad)]), `198.51.${n}.7, 203.0.113.9`);
    }
    await node.clock.advance(200);
    expect(node.view().providers['juso']?.phase).toBe('closed');
  });
});

describe('privacy', () => {
  it('no address, no text and no query reaches the log or the store, whatever is sent', async () => {
    const secret = 'tok_s3cr3t';
    const typed = '세종대로 110';
    await node.post(node.body(1, [item('juso', bad)], { query: typed, token: secret }), '203.0.113.9');
    await node.post(`{"query":"${typed}","token":"${secret}"`, '198.51.100.23');
    await node.post(node.body(2, [{ ...item('juso'), provider: typed } as never]), '2001:db8:aa:bb::1');
    await node.post(node.body(3, [item('juso', ok)]), '203.0.113.9', { authorization: `Bearer ${secret}` });
    await fetch(`${node.url}/v1/state?q=${encodeURIComponent(typed)}&token=${secret}`);
    await fetch(`${node.url}/nowhere?q=${encodeURIComponent(typed)}`);
    // Whoever was answered last has been so for longer than a search takes.
    await node.clock.advance(2_500);
    for (let n = 10; n < 16; n++) await node.post(node.body(n, [item('juso', bad)]), `198.51.${n}.7`);
    await node.clock.advance(500);
    node.shelf.isDown = true;
    await node.clock.advance(2_000);
    node.shelf.isDown = false;
    await node.clock.advance(2_000);
    const kept = node.log + node.shelf.dump();
    expect(kept).toContain('"to":"open"');
    expect(node.log).toContain('store is away');
    for (const word of [
      secret,
      typed,
      encodeURIComponent(typed),
      '203.0.113',
      '198.51',
      '2001:db8',
      '"remoteAddress"',
    ]) {
      expect(kept).not.toContain(word);
    }
  });

  it('a network has another name on another day', async () => {
    await node.post(node.body(1, [item('juso', ok)]));
    await node.clock.advance(200);
    const before = node.endpoint.keeper.record.reporters[reporterId(1)]?.network;
    node.clock.jump(86_400_000);
    await node.clock.advance(10_000);
    await node.post(node.body(1, [item('juso', ok)]));
    await node.clock.advance(200);
    const after = node.endpoint.keeper.record.reporters[reporterId(1)]?.network;
    expect(before).toMatch(/^[\w-]{2}\.[\w-]{8}$/);
    expect(after).toMatch(/^[\w-]{2}\.[\w-]{8}$/);
    expect(after).not.toBe(before);
  });
});
