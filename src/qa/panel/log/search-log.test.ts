import { describe, expect, it } from 'vitest';
import { FakeSearches, planOf, timedOut } from '../testing/searches.ts';

describe('the way of a search', () => {
  it('is drawn from its beginning: who was asked when, for how long, and why another one followed', async () => {
    const flight = new FakeSearches();
    const end = flight.search('세종대로 110');
    flight.start('first');
    flight.now += 3000;
    flight.end('first', 3000, 'failed', timedOut);
    flight.tell({ type: 'provider-change', from: 'first', to: 'second', reason: 'failed' });
    flight.start('second');
    flight.now += 200;
    flight.end('second', 200, 'found');
    await end({ kind: 'down', attempts: [] });
    const [strip] = flight.log.strips;
    expect(strip).toMatchObject({ text: '세종대로 110', endMs: 3200, outcome: { kind: 'down' } });
    expect(strip?.attempts).toMatchObject([
      { provider: 'first', startMs: 0, endMs: 3000, result: 'failed', softMs: 1000, hardMs: 3000 },
      { provider: 'second', startMs: 3000, endMs: 3200, result: 'found' },
    ]);
    expect(strip?.changes).toEqual([{ atMs: 3000, to: 'second', reason: 'failed' }]);
  });

  it('gets the end of a call that ran on, though a newer search has begun', () => {
    const flight = new FakeSearches();
    void flight.search('세종');
    flight.start('first');
    flight.now += 1500;
    void flight.search('세종대로');
    flight.start('first');
    flight.now += 500;
    flight.end('first', 500, 'found');
    flight.now += 1000;
    flight.end('first', 3000, 'failed', timedOut);
    expect(flight.log.strips.map(({ attempts }) => attempts[0]?.result)).toEqual(['failed', 'found']);
  });

  it('takes the deadline of a shadow probe from the plan', () => {
    const flight = new FakeSearches();
    const probe = { provider: 'second', epoch: 3, slot: 0, hardMs: 2000 };
    void flight.search('세종대로', planOf(['first'], probe));
    flight.start('second', 'probe');
    expect(flight.log.strips[0]?.attempts[0]).toMatchObject({ kind: 'probe', softMs: null, hardMs: 2000 });
  });

  it('is over when the field begins anew, though nobody says so', () => {
    const flight = new FakeSearches();
    void flight.search('세종대로');
    flight.start('first');
    flight.now += 100;
    flight.tell({ type: 'ready' });
    expect(flight.log.strips[0]?.attempts[0]).toMatchObject({ endMs: 100, error: { kind: 'aborted' } });
  });

  it('is kept apart from that of another field', () => {
    const one = new FakeSearches();
    const other = new FakeSearches(one.log);
    void one.search('세종대로');
    void other.search('테헤란로');
    one.start('first');
    expect(one.log.strips.map(({ text, attempts }) => [text, attempts.length])).toEqual([
      ['세종대로', 1],
      ['테헤란로', 0],
    ]);
    expect(other.log.lastOf(other.field, 'first')).toBeNull();
  });

  it('is forgotten after twenty more', () => {
    const flight = new FakeSearches();
    for (let at = 1; at <= 21; at++) void flight.search(`길 ${at}`);
    expect(flight.log.strips).toHaveLength(20);
    expect(flight.log.strips[0]?.id).toBe(2);
  });
});

interface VoidCase {
  readonly error?: 'aborted';
  readonly hidden?: boolean;
  readonly offline?: boolean;
}

describe('what was reported', () => {
  const settled = { epoch: 1, kind: 'normal', corroborated: true, provider: 'first' } as const;

  it('is written to the call that it is about', () => {
    const flight = new FakeSearches();
    void flight.search('세종대로');
    flight.start('first');
    flight.now += 3000;
    flight.end('first', 3000, 'failed', timedOut);
    const endedAt = flight.now;
    flight.now += 400;
    flight.tell({ type: 'settled', settled: { ...settled, outcome: 'bad', durationMs: 3000, endedAt } });
    expect(flight.log.strips[0]?.attempts[0]?.vote).toBe('bad');
  });

  it.each([
    ['superseded', { error: 'aborted' }],
    ['offline', { offline: true }],
    ['hidden', { hidden: true }],
    ['clock', {}],
  ] as const)('says why it is void: %s', (why, given: VoidCase) => {
    const { error, ...page } = given;
    const flight = new FakeSearches();
    void flight.search('세종대로');
    flight.start('first');
    flight.now += 50;
    flight.end('first', 50, 'failed', error ? { kind: error, code: 'superseded', message: '' } : null);
    Object.assign(flight, page);
    const { now } = flight;
    flight.tell({
      type: 'settled',
      settled: { ...settled, outcome: 'void', durationMs: 50, endedAt: now },
    });
    expect(flight.log.lines.at(-1)).toMatchObject({ is: 'settled', why });
  });
});

describe('the last outcome of a provider', () => {
  it('is not one that only made room for a newer search', () => {
    const flight = new FakeSearches();
    void flight.search('세종대로');
    flight.start('first');
    flight.end('first', 10, 'found');
    flight.start('first');
    flight.end('first', 20, 'failed', { kind: 'aborted', code: 'superseded', message: '' });
    expect(flight.log.lastOf(flight.field, 'first')?.result).toBe('found');
  });
});
