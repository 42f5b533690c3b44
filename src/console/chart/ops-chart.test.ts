// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import './ops-chart.ts';
import type { OpsChart } from './ops-chart.ts';
import { type SeriesPoint } from '../../protocol/series.ts';

const now = 1_800_000_002_000;

function point(ageMs: number, over: Partial<SeriesPoint>): SeriesPoint {
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
  return { at: 1_800_000_000_000 - ageMs, ...none, p50Ms: null, p95Ms: null, ...over };
}

async function chart(over: Partial<OpsChart>): Promise<OpsChart> {
  const element = document.createElement('ops-chart');
  Object.assign(element, { provider: 'juso', now, ...over });
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function textOf(element: OpsChart, selector: string): string {
  return element.shadowRoot?.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('the chart of the console', () => {
  it('says that there are no reports yet instead of showing an empty box', async () => {
    const element = await chart({ series: [] });
    expect(textOf(element, '.empty')).toContain('아직 보고가 없습니다');
    expect(element.shadowRoot?.querySelector('figure')).toBeNull();
  });

  it('says that reports of more than half an hour ago are none', async () => {
    expect(
      textOf(await chart({ series: [point(31 * 60_000, { ok: 1 })], locale: 'en' }), '.empty'),
    ).toContain('No reports yet');
  });

  it('tells the last five minutes in words', async () => {
    const series = [point(60_000, { ok: 320, late: 2, bad: 10, opaque: 2, p50Ms: 120, p95Ms: 1_500 })];
    const element = await chart({ series });
    expect(textOf(element, '.readout')).toBe('최근 5분: 성공 320, 늦음 2, 실패 12, p50 120 ms, p95 1.5 s');
    element.locale = 'en';
    await element.updateComplete;
    expect(textOf(element, '.readout')).toBe(
      'Last 5 minutes: ok 320, late 2, failed 12, p50 120 ms, p95 1.5 s',
    );
  });

  it('says in the caption whose reports these are', async () => {
    expect(textOf(await chart({ series: [point(60_000, { ok: 1 })] }), '#caption')).toContain(
      '이 노드가 받은 보고',
    );
  });

  it('has a table that tells silence from no failure', async () => {
    const element = await chart({ series: [point(60_000, { ok: 3 })], locale: 'en' });
    const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      row.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatch(/ 3 0 0 – –$/);
    expect(rows[1]).toMatch(/no reports$/);
  });

  it('tells the phases in the table, a hold with what runs underneath', async () => {
    const phases = [
      { from: now - 3_600_000, to: now - 100_000, phase: 'closed', forced: null },
      { from: now - 100_000, to: null, phase: 'open', forced: 'closed' },
    ] as const;
    const element = await chart({ series: [point(60_000, { ok: 3 })], phases, locale: 'en' });
    expect(textOf(element, 'tbody tr')).toContain('healthy → forced closed, open');
  });

  it('shows what is not its own as text', async () => {
    const element = await chart({ provider: '<img src=x>', series: [point(60_000, { ok: 1 })] });
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(textOf(element, '#caption')).toContain('<img src=x>');
  });
});
