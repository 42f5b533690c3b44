import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readView } from '../../protocol/index.ts';
import { bad, item, ok } from '../testing/reports.ts';
import { leesToken, notice, OpsNode, reason } from './testing/ops-node.ts';

const day = 24 * 3_600_000;
const flipped = ['juso', 'kakao-postcode'];
let node: OpsNode;

beforeEach(async () => {
  node = await new OpsNode().start();
});

afterEach(async () => {
  await node.end();
});

/** Every command, as it can be given at first. */
const commands = [
  ['PUT', 'order', { order: flipped }],
  ['PUT', 'circuits/juso/forced', { to: 'open' }],
  ['PUT', 'notice', notice],
  ['DELETE', 'notice', {}],
] as const;

function command(method: string, path: string, body: object, over: object = {}): Promise<Response> {
  return node.call(method, path, { ...body, rev: node.rev, reason, ...over });
}

function force(to: 'open' | 'closed' | null, over: object = {}, provider = 'juso'): Promise<Response> {
  return command('PUT', `circuits/${provider}/forced`, { to }, over);
}

describe('an operator', () => {
  it('flips the order: who and why are kept, browsers see it, it is durable', async () => {
    const answer = await command('PUT', 'order', { order: flipped });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ rev: 2, order: flipped, view: { rev: 2, order: flipped } });
    expect(node.view().order).toEqual(flipped);
    expect(JSON.parse(node.shelf.json ?? '')).toMatchObject({ ordered: { by: 'kim', why: reason, rev: 2 } });
    expect(node.shelf.commits.at(-1)?.durable).toBe(true);
  });

  it('forces a circuit open for 15 minutes unless the command says how long', async () => {
    await force('open');
    const { providers, now } = await node.state();
    expect(providers['juso']?.forced).toEqual({
      to: 'open',
      by: 'kim',
      why: reason,
      at: now,
      until: now + 900_000,
    });
    expect(node.view().providers['juso']).toMatchObject({ forced: 'open', share: 0 });
    await node.clock.advance(900_100);
    expect(node.view().providers['juso']).toMatchObject({ forced: null, share: 1 });
    const { entries } = (await (await node.call('GET', 'timeline')).json()) as { entries: object[] };
    expect(entries[0]).toMatchObject({ effect: { type: 'forced', to: null, expired: true } });
  });

  it('may force for a day', async () => {
    await force('closed', { forMs: day });
    const { providers, now } = await node.state();
    expect(providers['juso']?.forced?.until).toBe(now + day);
  });

  it('releases a circuit to the phase that it is in, not to closed', async () => {
    for (let n = 0; n < 5; n++) {
      await node.post(node.body(n, [item('juso', bad), item('kakao-postcode', ok)]), `198.51.${n}.7`);
    }
    await node.clock.advance(200);
    expect(node.view().providers['juso']?.phase).toBe('open');
    await force('closed');
    expect(node.view().providers['juso']).toMatchObject({ forced: 'closed', phase: 'open', share: 1 });
    const answer = await force(null);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ providers: { juso: { forced: null, phase: 'open' } } });
    expect(node.view().providers['juso']).toMatchObject({ forced: null, phase: 'open', share: 0 });
  });

  it('cannot force every provider open', async () => {
    await force('open');
    const answer = await force('open', {}, 'kakao-postcode');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ field: 'to' });
    expect((await force('open', { allowNone: true }, 'kakao-postcode')).status).toBe(422);
    expect(node.view().providers['kakao-postcode']?.forced).toBeNull();
  });

  it('shows a notice, which ends by itself', async () => {
    expect((await command('PUT', 'notice', notice, { forMs: 5_000 })).status).toBe(200);
    expect(node.view().notice).toMatchObject(notice);
    await node.clock.advance(5_100);
    expect(node.view().notice).toBeNull();
  });

  it('regression: shows a notice of emoji only as long as browsers take it: they refused the whole view', async () => {
    const text = { ko: '😀'.repeat(140), en: '가'.repeat(280) };
    expect((await command('PUT', 'notice', { level: 'info', text })).status).toBe(200);
    expect(readView(node.view())?.notice?.text).toEqual(text);
    const longer = { ...text, ko: `${text.ko}!` };
    expect((await command('PUT', 'notice', { level: 'info', text: longer })).status).toBe(422);
    expect(readView(node.view())?.notice?.text).toEqual(text);
  });

  it('prolongs a notice without announcing it again, and announces other words', async () => {
    await command('PUT', 'notice', notice);
    const first = node.view().notice?.id;
    await command('PUT', 'notice', notice, { forMs: day });
    expect(node.view().notice?.id).toBe(first);
    await command('PUT', 'notice', { ...notice, level: 'info' });
    expect(node.view().notice?.id).not.toBe(first);
  });

  it('takes a notice down', async () => {
    await command('PUT', 'notice', notice);
    expect((await command('DELETE', 'notice', {})).status).toBe(200);
    expect(node.view().notice).toBeNull();
  });

  it('writes plain text: markup stays what it is, as text', async () => {
    const markup = '<img src=x onerror="alert(1)"> & <b>bold</b>';
    const text = { ko: markup, en: markup };
    const answer = await command('PUT', 'notice', { level: 'info', text }, { reason: markup });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(node.view().notice?.text).toEqual(text);
    expect((await node.state()).notice?.why).toBe(markup);
    const timeline = await node.call('GET', 'timeline');
    expect(timeline.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await timeline.json()).toMatchObject({ entries: [{ effect: { why: markup } }] });
  });
});

describe('a command that cannot be', () => {
  const forced = 'circuits/juso/forced';
  const text = (ko: unknown, en: unknown): object => ({ level: 'info', text: { ko, en } });
  const long = '가'.repeat(281);

  it.each([
    ['PUT', 'order', { order: flipped }, { reason: 'because' }, 'reason'],
    ['PUT', 'order', { order: flipped }, { reason: '  because  ' }, 'reason'],
    ['PUT', 'order', { order: flipped }, { reason: 'x'.repeat(501) }, 'reason'],
    ['PUT', 'order', { order: flipped }, { reason: undefined }, 'reason'],
    ['PUT', 'order', { order: flipped }, { rev: undefined }, 'rev'],
    ['PUT', 'order', { order: flipped }, { rev: '1' }, 'rev'],
    ['PUT', 'order', { order: flipped }, { rev: -1 }, 'rev'],
    ['PUT', 'order', { order: flipped }, { dryRun: true }, 'dryRun'],
    ['PUT', 'order', {}, {}, 'order'],
    ['PUT', 'order', { order: ['juso'] }, {}, 'order'],
    ['PUT', 'order', { order: ['juso', 'juso'] }, {}, 'order'],
    ['PUT', 'order', { order: [...flipped, 'other'] }, {}, 'order'],
    ['PUT', 'order', { order: 'juso' }, {}, 'order'],
    ['PUT', 'order', { order: ['juso\nkakao-postcode'] }, {}, 'order'],
    ['PUT', 'order', { order: ['juso', 7] }, {}, 'order[1]'],
    ['PUT', forced, { to: 'ajar' }, {}, 'to'],
    ['PUT', forced, {}, {}, 'to'],
    ['PUT', forced, { to: 'open' }, { forMs: day + 1 }, 'forMs'],
    ['PUT', forced, { to: 'open' }, { forMs: 0 }, 'forMs'],
    ['PUT', forced, { to: 'open' }, { forMs: 1.5 }, 'forMs'],
    ['PUT', forced, { to: 'open' }, { forMs: null }, 'forMs'],
    ['PUT', forced, { to: 'open' }, { reason: 'short' }, 'reason'],
    ['PUT', 'circuits/other/forced', { to: 'open' }, {}, 'provider'],
    ['PUT', 'circuits/__proto__/forced', { to: 'open' }, {}, 'provider'],
    ['PUT', 'notice', { ...notice, level: 'panic' }, {}, 'level'],
    ['PUT', 'notice', text('', 'Down'), {}, 'text.ko'],
    ['PUT', 'notice', text('점검', '  '), {}, 'text.en'],
    ['PUT', 'notice', text(long, 'Down'), {}, 'text.ko'],
    ['PUT', 'notice', text('점검', '😀'.repeat(141)), {}, 'text.en'],
    ['PUT', 'notice', text('점검', undefined), {}, 'text.en'],
    ['PUT', 'notice', { level: 'info' }, {}, 'text'],
    ['PUT', 'notice', notice, { forMs: day + 1 }, 'forMs'],
    ['PUT', 'notice', notice, { reason: 'short' }, 'reason'],
    ['DELETE', 'notice', {}, { reason: 'short' }, 'reason'],
    ['DELETE', 'notice', {}, { reason: '\u200b'.repeat(9) }, 'reason'],
    ['PUT', 'order', { order: flipped }, { reason: 'a good reason\u202e' }, 'reason'],
    ['PUT', forced, { to: 'open' }, { reason: 'a good reason\u0007' }, 'reason'],
    ['PUT', 'notice', text('점검\u202e', 'Down'), {}, 'text.ko'],
    ['PUT', 'notice', text('점검', 'Down\u001b[2J'), {}, 'text.en'],
    ['PUT', 'notice', text('\u3164\u200b', 'Down'), {}, 'text.ko'],
  ])('%s %s %j %j is refused by its field %s', async (method, path, body, over, field) => {
    const before = node.shelf.json;
    const answer = await command(method, path, body, over);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const problem = (await answer.json()) as { field: string; detail: string };
    expect(problem.field).toBe(field);
    expect(problem.detail).toMatch(/ .*\.$/);
    expect(node.shelf.json).toBe(before);
  });

  it.each(commands)('%s %s without a body is refused', async (method, path) => {
    expect((await node.call(method, path)).status).toBe(422);
  });

  it('is told what it may be', async () => {
    const answer = await command('PUT', 'notice', { ...notice, level: 'panic' });
    expect(await answer.json()).toMatchObject({
      detail: 'level must be equal to one of the allowed values: info, warning, outage.',
    });
  });

  it('is not quoted when it is no JSON, and is not read when it is too long', async () => {
    const broken = await node.call('PUT', 'order', '{"reason": "a secret');
    expect(broken.status).toBe(400);
    expect(await broken.text()).not.toContain('secret');
    expect((await command('PUT', 'order', { order: ['x'.repeat(9_000)] })).status).toBe(413);
  });
});

describe('two operators', () => {
  it.each(commands)(
    '%s %s on what the other has changed meanwhile is a conflict',
    async (method, path, body) => {
      const { rev } = await node.state();
      const lee = { authorization: `Bearer ${leesToken}` };
      const first = await node.call(method, path, { ...body, rev, reason: 'lee was here first' }, lee);
      expect(first.status).toBe(200);
      const second = await command(method, path, body, { rev });
      expect(second.status).toBe(409);
      expect(second.headers.get('cache-control')).toBe('no-store');
      expect(await second.json()).toMatchObject({ status: 409, state: { rev: rev + 1 } });
      expect(JSON.stringify((await node.state()).rev)).toBe(String(rev + 1));
      expect((await command(method, path, body)).status).toBe(200);
    },
  );

  it.each(commands)(
    'regression: %s %s on a state that is yet to come was obeyed',
    async (method, path, body) => {
      const before = node.shelf.json;
      const answer = await command(method, path, body, { rev: node.rev + 1 });
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ status: 409, state: { rev: node.rev } });
      expect(node.shelf.json).toBe(before);
    },
  );

  it('on two nodes: who has seen the newest state on one is obeyed by the other that has not', async () => {
    const other = await new OpsNode(node).start();
    node.shelf.watchers.clear();
    const { rev } = (await (
      await other.call('PUT', 'notice', { ...notice, rev: other.rev, reason })
    ).json()) as {
      rev: number;
    };
    expect(node.rev).toBeLessThan(rev);
    expect((await command('PUT', 'order', { order: flipped }, { rev })).status).toBe(200);
    await other.end();
  });

  it('are in no conflict over different things', async () => {
    const rev = node.rev;
    for (const [method, path, body] of commands.slice(0, 3)) {
      expect((await command(method, path, body, { rev })).status).toBe(200);
    }
  });

  it('who looked at a store that has been wiped since are told so', async () => {
    const { rev, inc } = await node.state();
    node.shelf.wipe();
    await node.clock.advance(1_100);
    const answer = await command('PUT', 'order', { order: flipped }, { rev, inc });
    expect(answer.status).toBe(409);
    const { state } = (await answer.json()) as { state: { inc: string } };
    expect(state.inc).not.toBe(inc);
  });

  it('on two nodes of one store see what the other has done', async () => {
    const other = await new OpsNode(node).start();
    const { rev } = await other.state();
    expect((await force('open', { rev })).status).toBe(200);
    await node.clock.advance(100);
    expect((await other.state()).providers['juso']?.forced).toMatchObject({ to: 'open', by: 'kim' });
    expect(other.view().providers['juso']?.forced).toBe('open');
    const body = { to: 'closed', rev, reason };
    expect((await other.call('PUT', 'circuits/juso/forced', body)).status).toBe(409);
    await other.end();
  });

  it('on two nodes do not both win, also when neither has heard of the other yet', async () => {
    const other = await new OpsNode(node).start();
    const { rev } = await other.state();
    const body = { order: flipped, rev, reason };
    const answers = await Promise.all([node.call('PUT', 'order', body), other.call('PUT', 'order', body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await other.end();
  });
});

describe('while the store is away', () => {
  it.each(commands)('%s %s fails and says so; nothing is pretended', async (method, path, body) => {
    const before = node.view();
    node.shelf.isDown = true;
    const answer = await command(method, path, body);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ title: 'The store cannot be reached' });
    expect(node.view()).toEqual(before);
    node.shelf.isDown = false;
    await node.clock.advance(1_100);
    expect((await command(method, path, body)).status).toBe(200);
  });

  it('a command whose answer was lost is not called done, although it may be', async () => {
    node.store.nextCommit = 'applied-but-lost';
    const answer = await command('PUT', 'order', { order: flipped });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringContaining('not known to be done') as string,
    });
    await node.clock.advance(1_100);
    expect(await node.state()).toMatchObject({ isStoreUp: true, order: flipped });
  });

  it.each([
    ['no-replica', 'none', 'The store has no replica', 'Nothing was changed'],
    ['not-replicated', 'behind', 'No replica has the command', 'It is applied'],
  ] as const)(
    'a command that no replica has (%s) is answered 503, in words',
    async (how, replica, title, words) => {
      node.store.nextCommit = how;
      const answer = await command('PUT', 'order', { order: flipped });
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(await answer.json()).toMatchObject({
        ...{ title, replica },
        detail: expect.stringContaining(words) as string,
      });
      expect(await node.state()).toMatchObject({ isStoreUp: true });
    },
  );

  it('a store that never answers is as good as away', async () => {
    node.store.nextCommit = 'hangs';
    const asked = command('PUT', 'order', { order: flipped });
    while (node.store.nextCommit === 'hangs') await node.clock.advance(0);
    await node.clock.advance(3_000);
    expect((await asked).status).toBe(503);
    expect(node.view().order).not.toEqual(flipped);
  });

  it('the state is still shown, and says that the store is away', async () => {
    node.shelf.isDown = true;
    await node.clock.advance(1_100);
    expect(await node.state()).toMatchObject({ isStoreUp: false, order: ['kakao-postcode', 'juso'] });
    const timeline = await node.call('GET', 'timeline');
    expect(timeline.status).toBe(503);
    expect(timeline.headers.get('content-type')).toContain('application/problem+json');
  });
});
