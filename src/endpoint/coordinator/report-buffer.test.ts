import { describe, expect, it } from 'vitest';
import { age, evidenceOf, type ReceivedReport } from './report-buffer.ts';
import { item, ok, reporterId } from '../testing/reports.ts';

const received: ReceivedReport = {
  reporter: reporterId(1),
  from: '203.0.113.0/24',
  at: 1_000,
  seq: 7,
  items: [
    {
      ...item('juso', { ...ok, ageMs: 40 }),
      ms: [
        [100, 1],
        [250, 1],
        [500, 0],
      ],
      colour: 'blue',
    } as ReceivedReport['items'][number],
  ],
};

describe('the buffer of reports', () => {
  it('of a report nothing is kept but what the circuit reads, and a name for its network', () => {
    expect(evidenceOf(received, 'name', 60)).toEqual({
      reporter: reporterId(1),
      network: 'name',
      seq: 7,
      items: [{ ...item('juso', { ...ok, ageMs: 100 }), slowestMs: 250 }],
    });
  });

  it('what has waited tells of something that much older, however often it is asked', () => {
    const waiting = { report: evidenceOf(received, 'name', 0), at: 1_000 };
    const ageAt = (now: number): number | undefined => age(waiting, now).items[0]?.ageMs;
    expect([ageAt(1_000), ageAt(1_250), ageAt(1_250), ageAt(1_300.4)]).toEqual([40, 290, 290, 340]);
  });
});
