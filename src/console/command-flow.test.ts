import { beforeEach, describe, expect, it } from 'vitest';
import { OpsApi } from './api/ops-api.ts';
import { ConsoleStore } from './console-store.ts';
import { now, opsStateOf } from './testing/ops-states.ts';
import { defaultPolicy } from '../circuit/index.ts';
import type { OpsState } from '../protocol/ops-state.ts';
import { CommandFlow } from './command-flow.ts';

const order = ['juso', 'kakao-postcode'];
const reason = 'juso is faster today';
const command = { kind: 'order', order } as const;

let store: ConsoleStore;
let flow: CommandFlow;
/** What the endpoint answers to a command; null: the connection breaks. */
let answer: { readonly status: number; readonly body: object } | null;
let sent: { readonly rev?: number }[];

beforeEach(async () => {
  sent = [];
  const ask: typeof fetch = (path, init) => {
    if (init?.method === 'GET') {
      const isState = String(path).endsWith('/state');
      const body = isState
        ? { ...opsStateOf(), you: 'kim', policy: defaultPolicy }
        : { entries: [], next: null, providers: {} };
      return Promise.resolve(Response.json(body));
    }
    sent.push(JSON.parse(String(init?.body)) as { rev: number });
    return answer === null
      ? Promise.reject(new TypeError('connection lost'))
      : Promise.resolve(Response.json(answer.body, { status: answer.status }));
  };
  const source = { addEventListener: () => undefined, close: () => undefined, readyState: 1 };
  store = new ConsoleStore(
    {
      ...{ api: new OpsApi(ask), open: () => source, monotonic: () => 0 },
      ...{ after: () => () => undefined, random: () => 0 },
    },
    'ko',
  );
  flow = new CommandFlow(store);
  await store.refresh();
  store.drafts = { ...store.drafts, order: { wanted: order, reason } };
  flow.ask(command, reason);
});

function flipped(rev: number): OpsState {
  return opsStateOf({ rev, order, ordered: { by: 'kim', why: reason, at: now, rev } });
}

describe('a command of the console', () => {
  it('claims what was answered with 200 alone, and forgets the draft then', async () => {
    answer = { status: 200, body: flipped(2) };
    await flow.confirm();
    expect(flow.question).toBeNull();
    expect(store.state?.order).toEqual(order);
    expect(store.drafts.order).toEqual({ wanted: null, reason: '' });
    expect(flow.undo).toEqual({ kind: 'order', order: ['kakao-postcode', 'juso'] });
  });

  it('after a conflict asks again on the new state, with what was typed', async () => {
    const theirs = opsStateOf({ rev: 7, ordered: { by: 'lee', why: reason, at: now, rev: 7 } });
    answer = { status: 409, body: { state: theirs } };
    await flow.confirm();
    expect(flow.question).toMatchObject({
      command,
      reason,
      rejection: { kind: 'conflict', isOtherStore: false },
    });
    answer = { status: 200, body: flipped(8) };
    await flow.confirm();
    expect(sent.map(({ rev }) => rev)).toEqual([1, 7]);
    expect(flow.question).toBeNull();
  });

  it('keeps the draft when the session is over', async () => {
    answer = { status: 401, body: {} };
    await flow.confirm();
    expect([store.page, store.note]).toEqual(['login', { kind: 'over' }]);
    expect(store.drafts.order).toEqual({ wanted: order, reason });
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
    [
      { status: 503, body: { replica: 'none' } },
      { kind: 'replica', isApplied: false },
    ],
    [
      { status: 503, body: { replica: 'behind' } },
      { kind: 'replica', isApplied: true },
    ],
    [{ status: 504, body: {} }, { kind: 'unknown' }],
    [null, { kind: 'unknown' }],
  ])('claims nothing after %j', async (failed, rejection) => {
    answer = failed;
    await flow.confirm();
    expect(flow.question).toMatchObject({ reason, rejection });
    expect(store.state?.order).toEqual(['kakao-postcode', 'juso']);
    expect(store.drafts.order.wanted).toEqual(order);
    expect(flow.undo).toBeNull();
  });

  it('is certain that nothing was changed when the store was away before', async () => {
    store.adopt(opsStateOf({ isStoreUp: false }));
    answer = { status: 503, body: {} };
    await flow.confirm();
    expect(flow.question?.rejection).toEqual({ kind: 'store', isCertain: true });
  });

  it('sends no reason that is too short', async () => {
    flow.setReason('  short ');
    await flow.confirm();
    expect(sent).toEqual([]);
    expect(flow.question?.rejection).toEqual({ kind: 'field', field: 'reason' });
  });

  it('never takes an older state over a newer one', () => {
    store.adopt(flipped(5));
    store.adopt(opsStateOf({ rev: 4 }));
    expect(store.state?.rev).toBe(5);
  });
});
