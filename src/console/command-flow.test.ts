import { beforeEach, expect, it } from 'vitest';
import { OpsApi } from './api/ops-api.ts';
import { Desk } from './console-store.ts';
import { now, opsStateOf } from './testing/ops-states.ts';
import type { OpsState } from '../protocol/ops-state.ts';
import { Commander } from './command-flow.ts';

const order = ['juso', 'kakao-postcode'];
const reason = 'juso is faster today';
const wish = { kind: 'order', order } as const;

let desk: Desk;
let commander: Commander;
/** What the endpoint answers to a command; null: the connection breaks. */
let answer: { readonly status: number; readonly body: object } | null;
let sent: { readonly rev?: number }[];

beforeEach(async () => {
  sent = [];
  const ask: typeof fetch = (path, init) => {
    if (init?.method === 'GET') {
      const isState = String(path).endsWith('/state');
      const body = isState ? { ...opsStateOf(), you: 'kim' } : { entries: [], next: null, providers: {} };
      return Promise.resolve(Response.json(body));
    }
    sent.push(JSON.parse(String(init?.body)) as { rev: number });
    return answer === null
      ? Promise.reject(new TypeError('connection lost'))
      : Promise.resolve(Response.json(answer.body, { status: answer.status }));
  };
  const source = { addEventListener: () => undefined, close: () => undefined, readyState: 1 };
  desk = new Desk(
    {
      ...{ api: new OpsApi(ask), open: () => source, monotonic: () => 0 },
      ...{ after: () => () => undefined, random: () => 0 },
    },
    'ko',
  );
  commander = new Commander(desk);
  await desk.look();
  desk.drafts = { ...desk.drafts, order: { wanted: order, reason } };
  commander.ask(wish, reason);
});

function flipped(rev: number): OpsState {
  return opsStateOf({ rev, order, ordered: { by: 'kim', why: reason, at: now, rev } });
}

it('claims what was answered with 200 alone, and forgets the draft then', async () => {
  answer = { status: 200, body: flipped(2) };
  await commander.confirm();
  expect(commander.asking).toBeNull();
  expect(desk.state?.order).toEqual(order);
  expect(desk.drafts.order).toEqual({ wanted: null, reason: '' });
  expect(commander.undo).toEqual({ kind: 'order', order: ['kakao-postcode', 'juso'] });
});

it('after a conflict asks again on the new state, with what was typed', async () => {
  const theirs = opsStateOf({ rev: 7, ordered: { by: 'lee', why: reason, at: now, rev: 7 } });
  answer = { status: 409, body: { state: theirs } };
  await commander.confirm();
  expect(commander.asking).toMatchObject({
    wish,
    reason,
    refusal: { kind: 'conflict', isOtherStore: false },
  });
  answer = { status: 200, body: flipped(8) };
  await commander.confirm();
  expect(sent.map(({ rev }) => rev)).toEqual([1, 7]);
  expect(commander.asking).toBeNull();
});

it('keeps the draft when the session is over', async () => {
  answer = { status: 401, body: {} };
  await commander.confirm();
  expect([desk.page, desk.note]).toEqual(['login', { kind: 'over' }]);
  expect(desk.drafts.order).toEqual({ wanted: order, reason });
});

it.each([
  [
    { status: 422, body: { field: 'reason' } },
    { kind: 'field', field: 'reason' },
  ],
  [
    { status: 503, body: {} },
    { kind: 'store', isCertain: false },
  ],
  [{ status: 504, body: {} }, { kind: 'unknown' }],
  [null, { kind: 'unknown' }],
])('claims nothing after %j', async (failed, refusal) => {
  answer = failed;
  await commander.confirm();
  expect(commander.asking).toMatchObject({ reason, refusal });
  expect(desk.state?.order).toEqual(['kakao-postcode', 'juso']);
  expect(desk.drafts.order.wanted).toEqual(order);
  expect(commander.undo).toBeNull();
});

it('is certain that nothing was changed when the store was away before', async () => {
  desk.adopt(opsStateOf({ isStoreUp: false }));
  answer = { status: 503, body: {} };
  await commander.confirm();
  expect(commander.asking?.refusal).toEqual({ kind: 'store', isCertain: true });
});

it('sends no reason that is too short', async () => {
  commander.setReason('  short ');
  await commander.confirm();
  expect(sent).toEqual([]);
  expect(commander.asking?.refusal).toEqual({ kind: 'field', field: 'reason' });
});

it('never takes an older state over a newer one', () => {
  desk.adopt(flipped(5));
  desk.adopt(opsStateOf({ rev: 4 }));
  expect(desk.state?.rev).toBe(5);
});
