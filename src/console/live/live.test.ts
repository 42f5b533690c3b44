import { describe, expect, it } from 'vitest';
import { addPoints, mergeEntries, mergePage } from './history.ts';
import { livenessOf } from './liveness.ts';
import { ServerTime } from './server-time.ts';
import { type TimelineEntry } from '../../protocol/timeline.ts';
import { type SeriesPoint } from '../../protocol/series.ts';

describe('live or not', () => {
  it('is live while something was heard less than 12 s ago', () => {
    expect(livenessOf(1_000, true, 12_999)).toEqual({ isLive: true, ageMs: 11_999 });
  });
  it('is not live after 12 s of silence, and says for how long', () => {
    expect(livenessOf(1_000, true, 13_000)).toEqual({ isLive: false, forMs: 12_000 });
  });
  it('is not live once the connection is gone, however young the last word is', () => {
    expect(livenessOf(1_000, false, 1_500)).toEqual({ isLive: false, forMs: 500 });
  });
  it('is not live before anything was heard', () => {
    expect(livenessOf(null, true, 5_000)).toEqual({ isLive: false, forMs: null });
  });
});

it('goes on with the server’s time by the page’s monotonic clock', () => {
  let monotonic = 500;
  const time = new ServerTime(() => monotonic);
  time.heard(1_000_000);
  monotonic = 3_500;
  expect(time.now()).toBe(1_003_000);
});

const entry = (id: string): TimelineEntry => ({
  id,
  at: Number(id),
  effect: { type: 'order', order: [], by: 'kim', why: 'why', at: 0 },
});
const ids = (entries: readonly TimelineEntry[]): string => entries.map(({ id }) => id).join(' ');

describe('the timeline', () => {
  it('has the newest first, and each entry once', () => {
    expect(ids(mergeEntries([entry('3'), entry('1')], [entry('2'), entry('3')]))).toBe('3 2 1');
  });
  it('drops what does not meet the newest page: a gap would tell a lie', () => {
    const met = mergePage([entry('2'), entry('1')], [entry('3'), entry('2')]);
    expect([ids(met.entries), met.isOverlapping]).toEqual(['3 2 1', true]);
    const apart = mergePage([entry('2'), entry('1')], [entry('9'), entry('8')]);
    expect([ids(apart.entries), apart.isOverlapping]).toEqual(['9 8', false]);
  });
});

it('adds a point of the series, and replaces one of the same time', () => {
  const point = (at: number, ok: number): SeriesPoint => ({
    ...{ at, ok, late: 0, bad: 0, opaque: 0, censored: 0, misconfigured: 0, limited: 0, suspectEmpty: 0 },
    ...{ p50Ms: null, p95Ms: null },
  });
  const series = addPoints(
    { juso: [point(5, 1), point(10, 1)] },
    { at: 10, providers: { juso: point(10, 7) } },
  );
  expect(series['juso']?.map(({ at, ok }) => [at, ok])).toEqual([
    [5, 1],
    [10, 7],
  ]);
});
