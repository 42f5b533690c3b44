import { describe, expect, it } from 'vitest';
import type { Effect, Phase } from '../../circuit/index.ts';
import { phasesOf } from './phases.ts';

const because = { rule: 'quorum', at: 0, bad: 5, ok: 0, networks: 5, reporters: [] } as const;
const closed = { phase: 'closed', forced: null } as const;

function moved(at: number, from: Phase, to: Phase, provider = 'juso'): { at: number; effect: Effect } {
  const effect = {
    type: 'transition',
    provider,
    epoch: 1,
    from,
    to,
    rule: 'quorum',
    because,
    at,
    alert: null,
  };
  return { at, effect: effect as Effect };
}

function forced(at: number, to: 'open' | 'closed' | null): { at: number; effect: Effect } {
  const who = { by: 'kim', why: 'maintenance', until: null, expired: false };
  return { at, effect: { type: 'forced', provider: 'juso', epoch: 1, to, at, ...who } };
}

describe('the phases of the chart', () => {
  it('a circuit that nothing is told of stands where it stands', () => {
    expect(phasesOf([], 'juso', 100, closed)).toEqual([
      { from: 100, to: null, phase: 'closed', forced: null },
    ]);
  });

  it('each span ends where the next begins, and the first is where the circuit came from', () => {
    const entries = [moved(300, 'open', 'half-open'), moved(200, 'closed', 'open')];
    expect(phasesOf(entries, 'juso', 100, { phase: 'half-open', forced: null })).toEqual([
      { from: 100, to: 200, phase: 'closed', forced: null },
      { from: 200, to: 300, phase: 'open', forced: null },
      { from: 300, to: null, phase: 'half-open', forced: null },
    ]);
  });

  it('other providers and other entries are no matter', () => {
    const entries = [moved(200, 'closed', 'open', 'kakao-postcode')];
    expect(phasesOf(entries, 'juso', 100, closed)).toHaveLength(1);
  });

  it('what ended before the chart begins is left out', () => {
    const entries = [moved(50, 'open', 'closed'), moved(20, 'closed', 'open')];
    expect(phasesOf(entries, 'juso', 100, closed)).toEqual([
      { from: 100, to: null, phase: 'closed', forced: null },
    ]);
  });

  it('a hold lies over the phase that runs underneath', () => {
    const entries = [
      forced(400, null),
      moved(300, 'open', 'half-open'),
      forced(250, 'open'),
      moved(200, 'closed', 'open'),
    ];
    const spans = phasesOf(entries, 'juso', 100, { phase: 'half-open', forced: null });
    expect(spans.map(({ from, phase, forced: to }) => [from, phase, to])).toEqual([
      [100, 'closed', null],
      [200, 'open', null],
      [250, 'open', 'open'],
      [300, 'half-open', 'open'],
      [400, 'half-open', null],
    ]);
  });

  it('regression: after the clock was set back nothing was shown until the old time had come again', () => {
    const setBack = { type: 'alert', kind: 'clock-jump', byMs: -1_000, at: 310 } as const;
    const entries = [
      forced(350, null),
      { at: 310, effect: setBack },
      forced(1_300, 'open'),
      moved(1_250, 'closed', 'open'),
    ];
    expect(phasesOf(entries, 'juso', 100, { phase: 'open', forced: null })).toEqual([
      { from: 100, to: 250, phase: 'closed', forced: null },
      { from: 250, to: 300, phase: 'open', forced: null },
      { from: 300, to: 350, phase: 'open', forced: 'open' },
      { from: 350, to: null, phase: 'open', forced: null },
    ]);
  });
});
