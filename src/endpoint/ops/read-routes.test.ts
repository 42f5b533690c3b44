import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bad, item, ok, reporterId } from '../testing/reports.ts';
import { ConsoleStream } from './testing/console-stream.ts';
import { kimsToken, notice, OpsNode, reason } from './testing/ops-node.ts';
import { sessionMs } from './auth/sessions.ts';

const bearer = { authorization: `Bearer ${kimsToken}` };
let node: OpsNode;
let streams: ConsoleStream[];

beforeEach(async () => {
  streams = [];
  node = await new OpsNode().start();
});

afterEach(async () => {
  for (const stream of streams) stream.close();
  await node.end();
  expect(node.log).not.toContain(kimsToken);
});

async function look(headers: Record<string, string> = bearer, at = node): Promise<ConsoleStream> {
  const stream = await ConsoleStream.open(at, headers);
  streams.push(stream);
  return stream;
}

async function post(): Promise<void> {
  const answer = await node.call('PUT', 'notice', { ...notice, rev: node.rev, reason });
  expect(answer.status).toBe(200);
}

/** Five browsers of five networks for whom juso is down. */
async function outage(): Promise<void> {
  for (let n = 0; n < 5; n++) {
    await node.post(node.body(n, [item('juso', bad), item('kakao-postcode', ok)]), `198.51.${n}.7`);
  }
  await node.clock.advance(200);
}

interface Page {
  readonly entries: readonly { readonly id: string; readonly effect: { readonly type: string } }[];
  readonly next: string | null;
}

async function page(query: string): Promise<Page> {
  return (await (await node.call('GET', `timeline${query}`)).json()) as Page;
}

describe('GET /v1/ops/state', () => {
  it('shows the whole record: evidence, reporters, networks, what opened a circuit, policy', async () => {
    await outage();
    const state = await node.state();
    const { policy, providers } = node.endpoint.keeper.record;
    expect(state).toMatchObject({
      you: 'kim',
      isStoreUp: true,
      policy,
      active: { reporters: 5, networks: 5 },
    });
    expect(state.view).toEqual(JSON.parse(JSON.stringify(node.view())));
    const juso = state.providers['juso'];
    expect(juso).toMatchObject({ phase: 'open', because: { rule: 'quorum', networks: 5 } });
    expect(juso?.retryAt).toBe(providers['juso']?.retryAt);
    expect(Object.values(state.providers['kakao-postcode']?.window ?? {})).toHaveLength(5);
    expect(state.providers['kakao-postcode']?.evidence).toEqual({
      ...{ ok: 5, late: 0, bad: 0 },
      ...{ networks: 5, badNetworks: 0 },
    });
    // The same browser has the same name wherever it stands.
    for (const name of juso?.because.reporters ?? []) expect(Object.keys(state.reporters)).toContain(name);
  });

  it('shows no address and no reporter id, nor do the timeline and the stream', async () => {
    const stream = await look();
    await outage();
    await stream.until(() => stream.of('timeline').length > 0);
    const texts = [JSON.stringify(await node.state()), JSON.stringify(await page('')), stream.text];
    for (const text of texts) {
      expect(text).toContain('because');
      expect(text).not.toContain('198.51');
      for (let n = 0; n < 5; n++) expect(text).not.toContain(reporterId(n));
    }
  });
});

describe('GET /v1/ops/timeline', () => {
  it('tells newest first who did what, when and why, page by page', async () => {
    await outage();
    await post();
    const { entries } = await page('');
    expect(entries).toMatchObject([
      { effect: { type: 'notice', by: 'kim', why: reason } },
      { effect: { type: 'transition', provider: 'juso', to: 'open', because: { rule: 'quorum' } } },
    ]);
    const first = await page('?limit=1');
    expect(first).toEqual({ entries: entries.slice(0, 1), next: entries[0]?.id });
    const second = await page(`?limit=1&before=${first.next ?? ''}`);
    expect(second.entries).toEqual(entries.slice(1, 2));
    expect(await page(`?before=${second.next ?? ''}`)).toEqual({ entries: [], next: null });
  });

  it.each(['0', '501', '-1', 'x', '1.5', ''])('refuses a page of %j', async (limit) => {
    const answer = await node.call('GET', `timeline?limit=${limit}`);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ field: 'limit' });
  });
});

describe('GET /v1/ops/stream', () => {
  it('shows the state at once, and a command with its entry without delay', async () => {
    const stream = await look();
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.response.headers.get('cache-control')).toContain('no-store');
    expect(stream.state).toMatchObject({ rev: 1, notice: null });
    await post();
    await stream.until(() => stream.of('timeline').length > 0);
    expect(stream.state).toMatchObject({ rev: 2, notice: { notice, by: 'kim', why: reason } });
    expect(stream.of('timeline')).toMatchObject([{ data: { effect: { type: 'notice' } } }]);
  });

  it('shows what happens on the other node', async () => {
    const other = await new OpsNode(node).start();
    const stream = await look(bearer, other);
    await post();
    await node.clock.advance(100);
    await stream.until(() => stream.of('timeline').length > 0);
    expect(stream.state).toMatchObject({ notice: { by: 'kim' } });
    stream.close();
    await other.end();
  });

  it('shows new evidence within a second, although browsers are told nothing', async () => {
    const stream = await look();
    await node.post(node.body(1, [item('juso', { ok: 1 })]));
    await node.clock.advance(1_100);
    await stream.until(() => stream.of('state').length > 1);
    expect(stream.state).toMatchObject({
      rev: 1,
      providers: { juso: { evidence: { ok: 1, networks: 1 }, failureStands: false } },
    });
  });

  it('shows that a failure stands, although browsers are told nothing where no other list could be asked', async () => {
    const stream = await look();
    await node.post(node.body(1, [item('juso', bad)]));
    await node.clock.advance(1_100);
    await stream.until(() => stream.of('state').length > 1);
    expect(stream.state).toMatchObject({
      rev: 1,
      providers: { juso: { failureStands: true } },
      view: { providers: { juso: { softMs: 1_000, hardMs: 3_000 } } },
    });
  });

  it('shows that the store is away', async () => {
    const stream = await look();
    node.shelf.isDown = true;
    await node.clock.advance(2_100);
    await stream.until(() => stream.of('state').length > 1);
    expect(stream.state).toMatchObject({ isStoreUp: false });
  });

  it('says that it is live every 5 s, and nothing in between', async () => {
    const stream = await look();
    await node.clock.advance(1_000);
    const before = stream.of('state').length;
    await node.clock.advance(15_000);
    await stream.until(() => stream.of('state').length >= before + 3);
    expect(stream.of('state')).toHaveLength(before + 3);
  });

  it('gives who comes back what has been missed, and a newcomer nothing old', async () => {
    await post();
    await post();
    const newcomer = await look();
    const [, oldest] = (await page('')).entries;
    const back = await look({ ...bearer, 'last-event-id': oldest?.id ?? '' });
    await back.until(() => back.of('timeline').length > 0);
    expect(back.of('timeline').map(({ id }) => id)).toEqual([(await page('')).entries[0]?.id]);
    await node.clock.advance(1_000);
    expect(newcomer.of('timeline')).toEqual([]);
  });

  it('ends with the session: at the logout, or when it is over', async () => {
    const cookie = await node.logIn();
    const first = await look({ cookie });
    const second = await look({ cookie: await node.logIn() });
    await node.call('DELETE', 'session', undefined, { cookie });
    await first.until(() => first.isEnded);
    expect(second.isEnded).toBe(false);
    node.clock.jump(sessionMs);
    await node.clock.advance(1_000);
    await second.until(() => second.isEnded);
  });

  it('has room for 50, and for another one when one leaves', async () => {
    for (let n = 0; n < 50; n++) await look();
    expect(await node.metric('ops_streams_open')).toBe(50);
    const refused = await node.call('GET', 'stream');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    streams[0]?.close();
    let open = 50;
    while (open === 50) open = await node.metric('ops_streams_open');
    await look();
  });

  it('looks at the store only while somebody looks on', async () => {
    let looks = 0;
    const timeline = node.store.timeline.bind(node.store);
    node.store.timeline = (before, limit) => {
      looks++;
      return timeline(before, limit);
    };
    await post();
    await node.clock.advance(5_000);
    expect(looks).toBe(0);
    const stream = await look();
    await node.clock.advance(5_000);
    expect(looks).toBeGreaterThanOrEqual(5);
    stream.close();
    while ((await node.metric('ops_streams_open')) > 0);
    const before = looks;
    await node.clock.advance(5_000);
    expect(looks).toBe(before);
  });

  it('ends when the endpoint ends', async () => {
    const stream = await look();
    await node.end();
    await stream.until(() => stream.isEnded);
  });
});

it('a test alert goes through every channel, of which there is none', async () => {
  const answer = await node.call('POST', 'alerts/test');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ channels: [] });
});
