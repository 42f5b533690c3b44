import { expect, test } from 'vitest';
import { evidenceOf, type Heard } from './report-buffer.ts';
import { age } from './inbox.ts';
import { item, ok, reporterId } from '../testing/reports.ts';

const heard: Heard = {
  reporter: reporterId(1),
  from: '203.0.113.0/24',
  at: 1_000,
  seq: 7,
  items: [
    { ...item('juso', { ...ok, ageMs: 40 }), ms: [[100, 1]], colour: 'blue' } as Heard['items'][number],
  ],
};

test('of a report nothing is kept but what the circuit reads, and a name for its network', () => {
  expect(evidenceOf(heard, 'name', 60)).toEqual({
    reporter: reporterId(1),
    network: 'name',
    seq: 7,
    items: [item('juso', { ...ok, ageMs: 100 })],
  });
});

test('what has waited tells of something that much older, however often it is asked', () => {
  const arrived = { report: evidenceOf(heard, 'name', 0), at: 1_000 };
  const ageAt = (now: number): number | undefined => age(arrived, now).items[0]?.ageMs;
  expect([ageAt(1_000), ageAt(1_250), ageAt(1_250), ageAt(1_300.4)]).toEqual([40, 290, 290, 340]);
});
