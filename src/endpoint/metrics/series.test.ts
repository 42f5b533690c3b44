import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../circuit/index.ts';
import { item, reporterId } from '../testing/reports.ts';
import { Series } from './series.ts';
import { seriesEveryMs, seriesKeptMs } from '../../protocol/series.ts';
import { type TimedItem } from '../../protocol/report.ts';

const start = 1_000_000_000;
let series: Series;
let seq = 0;

beforeEach(() => {
  series = new Series();
  series.countReports([], start);
});

function report(items: readonly TimedItem[], over: Partial<Report> = {}): Report {
  return { reporter: reporterId(1), network: 'a', seq: ++seq, items, ...over };
}

describe('the series of a provider', () => {
  it('counts what browsers said in a bucket once the bucket has ended', () => {
    const one = report([item('juso', { ok: 3, late: 1, bad: 2 })]);
    const other = report([item('juso', { ok: 1, limited: 1, suspectEmpty: 1 })]);
    series.countReports([one, other], start + 100);
    expect(series.read(['juso'], start + 100)).toEqual({ juso: [] });
    series.countReports([], start + seriesEveryMs);
    expect(series.read(['juso'], start + seriesEveryMs)).toEqual({
      juso: [
        {
          at: start,
          ...{
            ok: 4,
            late: 1,
            bad: 2,
            opaque: 0,
            censored: 0,
            misconfigured: 0,
            limited: 1,
            suspectEmpty: 1,
          },
          ...{ p50Ms: null, p95Ms: null },
        },
      ],
    });
  });

  it('has no point for a time of silence, and none for voided calls alone', () => {
    series.countReports([report([item('juso', { void: 2 })])], start + 100);
    series.countReports([], start + seriesEveryMs);
    series.countReports([], start + 2 * seriesEveryMs);
    expect(series.read(['juso'], start + 2 * seriesEveryMs)).toEqual({ juso: [] });
    expect(series.newest).toEqual({ at: start + seriesEveryMs, providers: {} });
  });

  it('tells the newest whole bucket of those who said something', () => {
    expect(series.newest).toBeNull();
    series.countReports([report([item('juso', { ok: 1 })])], start + 100);
    series.countReports([], start + seriesEveryMs);
    expect(series.newest).toMatchObject({ at: start, providers: { juso: { at: start, ok: 1 } } });
    expect(Object.keys(series.newest?.providers ?? {})).toEqual(['juso']);
  });

  it('knows about how long the answers took', () => {
    const ms = [
      [100, 90],
      [2_500, 10],
    ];
    series.countReports([report([item('juso', { ok: 100 })].map((each) => ({ ...each, ms })))], start + 100);
    series.countReports([], start + seriesEveryMs);
    const [point] = series.read(['juso'], start + seriesEveryMs)['juso'] ?? [];
    expect(point?.p50Ms).toBeGreaterThan(50);
    expect(point?.p50Ms).toBeLessThanOrEqual(100);
    expect(point?.p95Ms).toBeGreaterThan(1_500);
    expect(point?.p95Ms).toBeLessThanOrEqual(2_500);
  });

  it('counts a report that comes twice once', () => {
    const twice = report([item('juso', { ok: 1 })]);
    series.countReports([twice], start + 100);
    series.countReports([twice], start + 200);
    series.countReports([], start + seriesEveryMs);
    expect(series.newest?.providers['juso']?.ok).toBe(1);
  });

  it('is not filled by one who claims thousands', () => {
    series.countReports(
      [report([item('juso', { bad: 1_000 })].map((each) => ({ ...each, ms: [[1e9, 1_000]] })))],
      start + 100,
    );
    series.countReports([], start + seriesEveryMs);
    expect(series.newest?.providers['juso']).toMatchObject({ bad: 100 });
    expect(series.newest?.providers['juso']?.p50Ms).toBeLessThanOrEqual(10_000);
  });

  it('forgets after half an hour, of a provider that says no more, too', () => {
    for (let at = start; at <= start + 2 * seriesKeptMs; at += seriesEveryMs) {
      const gone = at === start ? [report([item('kakao-postcode', { ok: 1 })])] : [];
      series.countReports([...gone, report([item('juso', { ok: 1 })])], at);
    }
    const end = start + 2 * seriesKeptMs;
    const { juso = [], 'kakao-postcode': kakao } = series.read(['juso', 'kakao-postcode'], end);
    expect(juso).toHaveLength(seriesKeptMs / seriesEveryMs);
    expect(juso[0]?.at).toBe(end - seriesKeptMs);
    expect(kakao).toEqual([]);
  });

  it('goes on when the clock is read a little lower', () => {
    series.countReports([], start + seriesEveryMs);
    series.countReports([report([item('juso', { ok: 1 })])], start + seriesEveryMs - 10);
    series.countReports([], start + 2 * seriesEveryMs);
    expect(series.newest).toMatchObject({ at: start + seriesEveryMs, providers: { juso: { ok: 1 } } });
  });

  it('regression: a clock that was set back stopped the series until it had caught up', () => {
    const said = (at: number): void => series.countReports([report([item('juso', { ok: 1 })])], at);
    said(start + 100);
    said(start + 600_000);
    said(start + seriesEveryMs);
    said(start + 2 * seriesEveryMs);
    const { juso = [] } = series.read(['juso'], start + 2 * seriesEveryMs);
    expect(juso.map(({ at }) => at)).toEqual([start, start + seriesEveryMs]);
    expect(series.newest).toMatchObject({ at: start + seriesEveryMs, providers: { juso: { ok: 1 } } });
  });
});
