import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestEndpoint } from '../testing/endpoint.ts';
import { StreamReader } from '../testing/event-stream.ts';
import { item, ok } from '../testing/reports.ts';

let node: TestEndpoint;

beforeEach(async () => {
  node = await new TestEndpoint().start();
});

afterEach(async () => {
  await node.end();
});

function state(headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${node.url}/v1/state`, { headers });
}

async function flip(): Promise<void> {
  const { keeper } = node.endpoint;
  const order = [...keeper.view().order].reverse();
  await keeper.command({ type: 'order', order, by: 'kim', why: 'a good reason', rev: keeper.record.rev });
}

it.each(['/%zz-secret', '/ops/%E0%A4%A-secret'])(
  'regression: %s, which cannot be decoded, was repeated in the answer',
  async (path) => {
    const answer = await fetch(node.url + path);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).not.toContain('secret');
  },
);

describe('GET /v1/state', () => {
  it('gives the public view with whole numbers, cacheable for a second by anybody', async () => {
    await node.clock.advance(1_234.5);
    const answer = await state();
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(node.view())));
    expect(Number.isInteger(node.view().providers['juso']?.phaseAgeMs)).toBe(true);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=1');
    expect(answer.headers.get('access-control-expose-headers')).toBe('Age');
    expect(answer.headers.get('etag')).toBe(`"${node.view().inc}.${node.view().rev}"`);
  });

  it('answers 304 while nothing has changed, and 200 after it has', async () => {
    const etag = (await state()).headers.get('etag') ?? '';
    for (const header of [etag, `W/${etag}`, `"old.1", ${etag}`]) {
      const same = await state({ 'if-none-match': header });
      expect(same.status).toBe(304);
      expect(same.headers.get('etag')).toBe(etag);
    }
    await flip();
    expect((await state({ 'if-none-match': etag })).status).toBe(200);
  });

  it('regression: a cache may not begin the time of a hold anew: no 304 while a duration is told', async () => {
    const { keeper } = node.endpoint;
    const { rev } = keeper.record;
    const hold = {
      to: 'open',
      provider: 'juso',
      forMs: 60_000,
      by: 'kim',
      why: 'a good reason',
      rev,
    } as const;
    await keeper.command({ type: 'force', ...hold });
    const etag = (await state()).headers.get('etag') ?? '';
    const again = await state({ 'if-none-match': etag });
    expect(again.status).toBe(200);
    expect(again.headers.get('etag')).toBe(etag);
  });

  it('may be read by allowed pages, and a cache keeps pages apart', async () => {
    const allowed = await state({ origin: 'https://shop.example' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const foreign = await state({ origin: 'https://evil.example' });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    for (const answer of [allowed, foreign, await state()]) expect(answer.headers.get('vary')).toBe('Origin');
  });

  it('a preflight of an allowed page passes, one of a foreign page does not', async () => {
    const ask = (path: string, origin: string): Promise<Response> =>
      fetch(node.url + path, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
    const passed = await ask('/v1/reports', 'https://shop.example');
    expect(passed.status).toBe(204);
    expect(passed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(passed.headers.get('access-control-allow-headers')).toContain('content-type');
    expect((await ask('/v1/state', 'https://shop.example')).status).toBe(204);
    expect((await ask('/v1/reports', 'https://evil.example')).status).toBe(403);
  });

  it('shows the new incarnation of a wiped store under a new ETag', async () => {
    const before = (await state()).headers.get('etag');
    node.shelf.wipe();
    await node.clock.advance(1_100);
    expect((await state({ 'if-none-match': before ?? '' })).status).toBe(200);
  });
});

describe('a node that is about to end', () => {
  it('refuses new streams with 503, so that a balancer asks another node, and still gives the view', async () => {
    // The farewell to a stream waits for the clock, which stands still.
    await StreamReader.open(node.url);
    void node.endpoint.close(4_000);
    const refused = await fetch(`${node.url}/v1/stream`, { headers: { origin: 'https://shop.example' } });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect((await state()).status).toBe(200);
    const ready = await fetch(`${node.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false, reason: 'draining' });
    expect(await node.metric('streams_refused_total')).toBe(1);
  });

  it('serves on for as long as it is told, new streams too, but keeps no connection', async () => {
    let isClosed = false;
    const closed = node.endpoint.close(0, 3_000).then(() => (isClosed = true));
    expect((await fetch(`${node.url}/readyz`)).status).toBe(503);
    const streams: StreamReader[] = [];
    for (const passed of [0, 2_999]) {
      await node.clock.advance(passed);
      streams.push(await StreamReader.open(node.url));
      const answers = [await state(), await node.post(node.body(1, [item('juso', ok)]))];
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers.map(({ headers }) => headers.get('connection'))).toEqual(['close', 'close']);
    }
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    expect(isClosed).toBe(false);
    await node.clock.advance(1);
    for (const stream of streams) await stream.until(() => /retry: 2250\n\n\s*$/.test(stream.body));
    // The rest takes its time, which goes on in there.
    await node.end();
    await closed;
  });
});

describe('the rest', () => {
  it('/healthz is alive, /readyz is not while the store is away', async () => {
    node.shelf.isDown = true;
    await node.clock.advance(2_000);
    expect((await fetch(`${node.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${node.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false, reason: 'store' });
  });

  it('an unknown path is a problem, too', async () => {
    const answer = await fetch(`${node.url}/v2/state`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('/openapi.json describes the browser API', async () => {
    const { openapi, paths } = (await (await fetch(`${node.url}/openapi.json`)).json()) as Record<
      string,
      object
    >;
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths ?? {})).toEqual(
      expect.arrayContaining(['/v1/reports', '/v1/state', '/v1/stream']),
    );
  });

  it('/metrics tells phase, share, hold and place of each provider', async () => {
    await flip();
    expect(await node.metric('circuit_phase{provider="juso",phase="closed"}')).toBe(1);
    expect(await node.metric('circuit_phase{provider="juso",phase="open"}')).toBe(0);
    expect(await node.metric('circuit_share_ratio{provider="juso"}')).toBe(1);
    expect(await node.metric('circuit_forced{provider="juso",to="open"}')).toBe(0);
    expect(await node.metric('order_position{provider="juso"}')).toBe(1);
    expect(await node.metric('store_up')).toBe(1);
  });
});
