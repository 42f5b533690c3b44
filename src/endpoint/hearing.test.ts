import { expect, test } from 'vitest';
import { evidenceOf, type Heard } from './hearing.ts';
import { aged } from './inbox.ts';
import { item, ok, reporterId } from './testing/reports.ts';

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

test('what has waited tells of something that much older', () => {
  const report = evidenceOf(heard, 'name', 0);
  expect(aged({ report, at: 1_000 }, 1_000)).toBe(report);
  expect(aged({ report, at: 1_000 }, 1_250).items[0]?.ageMs).toBe(290);
});
