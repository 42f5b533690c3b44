import { describe, expect, it } from 'vitest';
import { layOut } from './timeline-layout.ts';
import { FakeSearches, planOf, timedOut } from '../testing/searches.ts';

function stripOf(play: (flight: FakeSearches) => void) {
  const flight = new FakeSearches();
  void flight.search('세종대로 110', planOf(['first', 'second']));
  play(flight);
  const [strip] = flight.log.strips;
  if (!strip) throw new Error('no search');
  return layOut(strip, flight.now);
}

describe('the layout of decisions in time', () => {
  it('puts each call where it was on one axis, and its deadlines into it', () => {
    const { axisMs, bars } = stripOf((flight) => {
      flight.start('first');
      flight.now += 3000;
      flight.end('first', 3000, 'failed', timedOut);
      flight.tell({ type: 'provider-change', from: 'first', to: 'second', reason: 'failed' });
      flight.start('second');
      flight.now += 500;
      flight.end('second', 500, 'found');
    });
    expect(axisMs).toBe(5000);
    expect(bars).toMatchObject([
      { x: 0, width: 60, soft: 20, hard: 60, because: null },
      { x: 60, width: 10, soft: 80, hard: null, because: 'failed' },
    ]);
  });

  it('marks the axis in round steps from its beginning to its end', () => {
    const { axisMs, marks } = stripOf((flight) => {
      flight.start('first');
      flight.now += 90;
      flight.end('first', 90, 'found');
    });
    expect(axisMs).toBe(100);
    expect(marks.map(({ ms, x }) => [ms, x])).toEqual([
      [0, 0],
      [50, 50],
      [100, 100],
    ]);
  });

  it('leaves out deadlines that are far away', () => {
    const { bars } = stripOf((flight) => {
      flight.start('first');
      flight.now += 90;
      flight.end('first', 90, 'found');
    });
    expect(bars[0]).toMatchObject({ soft: null, hard: null });
  });

  it('grows while a call is under way', () => {
    const { bars, end } = stripOf((flight) => {
      flight.start('first');
      flight.now += 800;
    });
    expect(bars[0]).toMatchObject({ durationMs: 800, attempt: { result: 'running' } });
    expect(end).toBeNull();
  });

  it('lets a call of no time be seen', () => {
    const { bars } = stripOf((flight) => {
      flight.start('first');
      flight.end('first', 0, 'found');
    });
    expect(bars[0]?.width).toBeGreaterThan(1);
  });

  it('does not let a shadow probe pass for the one that took over', () => {
    const { bars } = stripOf((flight) => {
      flight.start('second', 'probe');
      flight.tell({ type: 'provider-change', from: 'first', to: 'second', reason: 'slow' });
      flight.start('second', 'hedge');
    });
    expect(bars.map(({ because }) => because)).toEqual([null, 'slow']);
  });
});
