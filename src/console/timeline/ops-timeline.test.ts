// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import './ops-timeline.ts';
import type { OpsTimeline } from './ops-timeline.ts';
import { type TimelineEntry } from '../../protocol/timeline.ts';

const now = new Date(2026, 10, 21, 18, 30).getTime();
const minute = 60_000;

function command(id: string, ageMs: number, why = 'under repair since noon'): TimelineEntry {
  const at = now - ageMs;
  return { id, at, effect: { type: 'notice', id: 'n1', by: 'kim', why, at } };
}

function alarm(id: string, ageMs: number): TimelineEntry {
  const at = now - ageMs;
  return { id, at, effect: { type: 'alert', kind: 'both-down', provider: 'juso', epoch: 1, at } };
}

async function timeline(over: Partial<OpsTimeline>): Promise<OpsTimeline> {
  const element = document.createElement('ops-timeline');
  Object.assign(element, { now, locale: 'en', ...over });
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function all(element: OpsTimeline, selector: string): readonly string[] {
  const found = element.shadowRoot?.querySelectorAll(selector) ?? [];
  return [...found].map((each) => each.textContent?.replace(/\s+/g, ' ').trim() ?? '');
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('the timeline of the console', () => {
  it('groups what happened by day, newest first', async () => {
    const entries = [command('3', minute), alarm('2', 2 * minute), command('1', 24 * 60 * minute)];
    const element = await timeline({ entries });
    expect(all(element, 'h3')).toEqual(['Saturday, 21 November 2026', 'Friday, 20 November 2026']);
    expect(element.shadowRoot?.querySelectorAll('section:first-of-type li')).toHaveLength(2);
  });

  it('tells the time as such and as how long ago', async () => {
    const element = await timeline({ entries: [command('1', 3 * minute)] });
    expect(all(element, 'time')).toEqual(['18:27:00']);
    expect(all(element, '.when span')).toEqual(['3 minutes ago']);
    expect(element.shadowRoot?.querySelector('time')?.getAttribute('datetime')).toBe(
      new Date(now - 3 * minute).toISOString(),
    );
  });

  it('shows the entries of one sort alone', async () => {
    const entries = [command('2', minute), alarm('1', 2 * minute)];
    const element = await timeline({ entries, filter: 'alerts' });
    expect(all(element, '.what')).toEqual(['Every address service fails.']);
    element.filter = 'transitions';
    await element.updateComplete;
    expect(all(element, '.empty')).toEqual(['None of the entries so far is of this sort.']);
  });

  it('shows what somebody wrote as text', async () => {
    const element = await timeline({ entries: [command('1', minute, '<img src=x onerror=alert(1)>')] });
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(all(element, '.why')).toEqual(['Reason: <img src=x onerror=alert(1)>']);
  });

  it('asks for older entries', async () => {
    const element = await timeline({ entries: [command('1', minute)] });
    const asked = vi.fn();
    element.addEventListener('more', asked);
    element.shadowRoot?.querySelector('button')?.click();
    expect(asked).toHaveBeenCalledOnce();
    element.hasMore = false;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('button')).toBeNull();
  });

  it('shows the newest first, and what it has before it asks for older ones', async () => {
    const entries = Array.from({ length: 20 }, (_, i) => command(String(20 - i), i * minute));
    const element = await timeline({ entries });
    const asked = vi.fn();
    element.addEventListener('more', asked);
    expect(all(element, '.what')).toHaveLength(5);
    element.shadowRoot?.querySelector('button')?.click();
    await element.updateComplete;
    expect(all(element, '.what')).toHaveLength(20);
    expect(asked).toHaveBeenCalledOnce();
  });

  it('asks for nothing while it has enough', async () => {
    const entries = Array.from({ length: 60 }, (_, i) => command(String(60 - i), i * minute));
    const element = await timeline({ entries });
    const asked = vi.fn();
    element.addEventListener('more', asked);
    element.shadowRoot?.querySelector('button')?.click();
    expect(asked).not.toHaveBeenCalled();
  });

  it('says that nothing has happened yet', async () => {
    const element = await timeline({ entries: [], locale: 'ko' });
    expect(all(element, '.empty')).toEqual(['아직 기록이 없습니다.']);
  });

  it('keeps evidence unfolded when a newer entry comes', async () => {
    const element = await timeline({ entries: [command('1', minute)] });
    const details = element.shadowRoot?.querySelector('details');
    if (details) details.open = true;
    element.entries = [alarm('2', 0), command('1', minute)];
    await element.updateComplete;
    expect([...(element.shadowRoot?.querySelectorAll('details') ?? [])].map(({ open }) => open)).toEqual([
      false,
      true,
    ]);
  });
});
