import { describe, expect, it } from 'vitest';
import { columnsOf, endOf, stepFor, sumOf, sumsOfLast } from './columns.ts';
import { seriesKeptMs, type SeriesPoint } from '../../protocol/series.ts';

const now = 1_800_000_002_000;
const end = 1_800_000_000_000;

function point(at: number, over: Partial<SeriesPoint> = {}): SeriesPoint {
  const none = {
    ok: 0,
    late: 0,
    bad: 0,
    opaque: 0,
    censored: 0,
    misconfigured: 0,
    limited: 0,
    suspectEmpty: 0,
  };
  return { at, ...none, p50Ms: null, p95Ms: null, ...over };
}

describe('the columns of a chart', () => {
  it('are 5 s long where there is room, longer on a phone', () => {
    expect(stepFor(1_000)).toBe(5_000);
    expect(stepFor(250)).toBe(30_000);
    expect(stepFor(0)).toBe(60_000);
  });

  it('cover the last half hour up to the last whole bucket', () => {
    const { at, sums } = columnsOf([], now, 5_000);
    expect(at).toHaveLength(360);
    expect(at[0]).toBe(end - seriesKeptMs + 2_500);
    expect(at.at(-1)).toBe(end - 2_500);
    expect(sums.every((each) => each === null)).toBe(true);
  });

  it('hold nothing where nobody spoke, and 0 failures where somebody did', () => {
    const { sums } = columnsOf([point(end - 5_000, { ok: 2 })], now, 5_000);
    expect(sums.at(-1)).toMatchObject({ ok: 2, failed: 0 });
    expect(sums.at(-2)).toBeNull();
  });

  it('sum up their buckets', () => {
    const series = [
      point(end - 10_000, { ok: 3, late: 1, p50Ms: 100, p95Ms: 400 }),
      point(end - 5_000, { bad: 1, opaque: 1, misconfigured: 1, suspectEmpty: 1 }),
    ];
    expect(columnsOf(series, now, 10_000).sums.at(-1)).toEqual({
      ...{ ok: 3, late: 1, failed: 4, limited: 0, censored: 0, p50Ms: 100, p95Ms: 400 },
    });
  });

  it('weigh the middle latency by answers and keep the worst of the slow', () => {
    const sums = sumOf([
      point(0, { ok: 30, p50Ms: 100, p95Ms: 300 }),
      point(5_000, { ok: 10, p50Ms: 500, p95Ms: 900 }),
    ]);
    expect(sums).toMatchObject({ p50Ms: 200, p95Ms: 900 });
  });

  it('leave out the bucket that is not over', () => {
    expect(endOf(now)).toBe(end);
    expect(columnsOf([point(end, { ok: 1 })], now, 5_000).sums.every((each) => each === null)).toBe(true);
  });
});

it('a silent five minutes are no sum of zeros', () => {
  expect(sumsOfLast([point(end - 400_000, { ok: 1 })], now, 300_000)).toBeNull();
  expect(sumsOfLast([point(end - 200_000, { ok: 1 })], now, 300_000)).toMatchObject({ ok: 1 });
});
