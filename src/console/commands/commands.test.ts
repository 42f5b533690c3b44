import { describe, expect, it } from 'vitest';
import { ForcedBody, NoticeBody } from '../../endpoint/ops/command-schema.ts';
import { forcedTo, now, opsStateOf } from '../testing/ops-states.ts';
import { moved, noDrafts, wantedOrder } from './drafts.ts';
import { done, undoOf } from './undo.ts';
import { maxForMs, maxNotice, maxReason, minReason } from '../../protocol/ops-commands.ts';

const flipped = ['juso', 'kakao-postcode'];
const who = { by: 'kim', why: 'a good reason', at: now };
const notice = { id: 'n1', level: 'outage', text: { ko: '안내', en: 'notice' } } as const;

it('keeps the bounds of the ops API', () => {
  const bounds = JSON.parse(JSON.stringify([ForcedBody, NoticeBody])) as unknown[];
  expect(bounds[0]).toMatchObject({
    properties: { forMs: { maximum: maxForMs }, reason: { minLength: minReason, maxLength: maxReason } },
  });
  expect(bounds[1]).toMatchObject({ properties: { text: { properties: { ko: { maxLength: maxNotice } } } } });
});

describe('taking the last command back', () => {
  it('puts the order back', () => {
    const before = opsStateOf();
    const after = opsStateOf({ rev: 2, order: flipped, ordered: { ...who, rev: 2 } });
    const last = done({ kind: 'order', order: flipped }, before, after);
    expect(undoOf(last, after)).toEqual({ kind: 'order', order: before.order });
  });

  it('is still possible when something else has changed since', () => {
    const after = opsStateOf({ rev: 2, order: flipped, ordered: { ...who, rev: 2 } });
    const last = done({ kind: 'order', order: flipped }, opsStateOf(), after);
    expect(undoOf(last, { ...after, rev: 9, noticeRev: 9 })).not.toBeNull();
  });

  it('is over when somebody has changed the same thing since, or the store is another one', () => {
    const after = opsStateOf({ rev: 2, order: flipped, ordered: { ...who, rev: 2 } });
    const last = done({ kind: 'order', order: flipped }, opsStateOf(), after);
    expect(undoOf(last, { ...after, rev: 3, ordered: { ...who, rev: 3 } })).toBeNull();
    expect(undoOf(last, { ...after, inc: 'inc-2' })).toBeNull();
  });

  it('releases a circuit that was free before', () => {
    const after = opsStateOf({ rev: 2 }, { juso: { ...forcedTo('open'), forcedRev: 2 } });
    const command = { kind: 'open', provider: 'juso', forMs: 60_000 } as const;
    expect(undoOf(done(command, opsStateOf(), after), after)).toEqual({ kind: 'release', provider: 'juso' });
  });

  it('gives a hold back for the time that it had left', () => {
    const before = opsStateOf({}, { juso: forcedTo('closed') });
    const after = opsStateOf({ rev: 2 }, { juso: { forcedRev: 2 } });
    const last = done({ kind: 'release', provider: 'juso' }, before, after);
    expect(undoOf(last, { ...after, now: now + 20_000 })).toEqual({
      ...{ kind: 'closed', provider: 'juso', forMs: 40_000 },
    });
    expect(undoOf(last, { ...after, now: now + 70_000 })).toBeNull();
  });

  it('shows an ended notice again, and ends one that was not there', () => {
    const shown = opsStateOf({ notice: { ...who, notice, until: now + 60_000 }, noticeRev: 2, rev: 2 });
    const gone = opsStateOf({ noticeRev: 3, rev: 3 });
    expect(undoOf(done({ kind: 'endNotice' }, shown, gone), gone)).toEqual({
      ...{ kind: 'notice', level: 'outage', text: notice.text, forMs: 60_000 },
    });
    const command = { kind: 'notice', level: 'outage', text: notice.text, forMs: 60_000 } as const;
    expect(undoOf(done(command, opsStateOf(), shown), shown)).toEqual({ kind: 'endNotice' });
  });
});

describe('an order that is being thought about', () => {
  const order = (wanted: readonly string[] | null) => ({ ...noDrafts.order, wanted });
  it('moves a row, and not out of the list', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
  });
  it('is none when it is as on the server', () => {
    expect(wantedOrder(order(['a', 'b']), ['a', 'b'])).toBeNull();
    expect(wantedOrder(order(['b', 'a']), ['b', 'a'])).toBeNull();
    expect(wantedOrder(order(['b', 'a']), ['a', 'b'])).toEqual(['b', 'a']);
  });
  it('names every provider that the server has by now', () => {
    expect(wantedOrder(order(['b', 'gone', 'a']), ['a', 'b', 'new'])).toEqual(['b', 'a', 'new']);
  });
});
