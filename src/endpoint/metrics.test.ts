import { expect, test } from 'vitest';
import { createShared, defaultPolicy } from '../circuit/index.ts';
import { Metrics } from './metrics.ts';
import { bad, item } from './testing/reports.ts';

const record = createShared('inc', ['kakao-postcode', 'juso'], 0, defaultPolicy);

function create(): Metrics {
  const present = { record: () => record, streams: () => 3, lagMs: () => 250, isStoreUp: () => true };
  return new Metrics(present, { version: '1.2.3', node: 'v20' });
}

test('every name has the prefix, counters end in _total, durations are in seconds', async () => {
  const lines = (await create().text()).split('\n').filter((line) => line.startsWith('# TYPE '));
  expect(lines.length).toBeGreaterThan(15);
  for (const line of lines) {
    const [, , name = '', type] = line.split(' ');
    expect(name).toMatch(/^address_search_[a-z_]+$/);
    expect(name.endsWith('_total')).toBe(type === 'counter');
    expect(name).not.toMatch(/_ms$|_millis/);
  }
});

test('present values are those of the moment', async () => {
  const text = await create().text();
  expect(text).toContain('address_search_streams_open 3');
  expect(text).toContain('address_search_event_loop_lag_seconds 0.25');
  expect(text).toContain('address_search_build_info{version="1.2.3",node="v20"} 1');
});

test('a claim of a thousand failures counts as one', async () => {
  const metrics = create();
  metrics.voted({ reporter: 'r', network: 'n', seq: 1, items: [item('juso', { ...bad, bad: 1_000 })] });
  expect(await metrics.text()).toContain('address_search_votes_total{provider="juso",outcome="bad"} 1\n');
});

test('what a step did is counted by its rule', async () => {
  const metrics = create();
  const because = { rule: 'quorum', at: 0, bad: 5, ok: 0, networks: 3, reporters: [] } as const;
  metrics.watcher().effects([
    { type: 'folded', accepted: 4, duplicates: 2, otherEpoch: 1 },
    {
      type: 'transition',
      provider: 'juso',
      epoch: 2,
      from: 'closed',
      to: 'open',
      rule: 'quorum',
      because,
      at: 0,
      alert: 'opened',
    },
  ]);
  const text = await metrics.text();
  expect(text).toContain('reports_accepted_total 4');
  expect(text).toContain('reports_ignored_total{reason="duplicate"} 2');
  expect(text).toContain('report_items_other_epoch_total 1');
  expect(text).toContain('transitions_total{provider="juso",to="open",rule="quorum"} 1');
});
