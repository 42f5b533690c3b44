import type { koChart } from './ko-chart.ts';

/** What the chart says. */
export const enChart: typeof koChart = {
  caption: (stepMs) => `Last 30 minutes, by ${stepMs / 1_000} s, reports that this node took`,
  empty: 'No reports yet',
  emptyHint: 'In the last 30 minutes nobody told this node anything about this service.',
  ok: 'ok',
  late: 'late',
  failed: 'failed',
  limited: 'rate-limited',
  censored: 'given up',
  p50: 'latency p50',
  p95: 'latency p95',
  silent: 'no reports',
  table: 'Show as a table',
  time: 'Time',
  phase: 'State',
  phases: { closed: 'healthy', open: 'open', 'half-open': 'probing', recovering: 'recovering' },
  forced: { open: 'forced open', closed: 'forced closed' },
  lastMinutes: (minutes) => `Last ${minutes} minutes`,
  from: (time) => `from ${time}`,
};
