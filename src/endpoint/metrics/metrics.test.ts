import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../e2e/setup/needs.ts';
import { createShared, defaultPolicy } from '../../circuit/index.ts';
import { Metrics } from './metrics.ts';
import { bad, item } from '../testing/reports.ts';

const record = createShared('inc', ['kakao-postcode', 'juso'], 0, defaultPolicy);

function create(now = record): Metrics {
  const present = { record: () => now, streams: () => 3, lagMs: () => 250, isStoreUp: () => true };
  return new Metrics(present, { version: '1.2.3', node: 'v20' });
}

describe('metrics', () => {
  it('every name has the prefix, counters end in _total, durations are in seconds', async () => {
    const lines = (await create().text()).split('\n').filter((line) => line.startsWith('# TYPE '));
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const [, , name = '', type] = line.split(' ');
      expect(name).toMatch(/^address_search_[a-z_]+$/);
      expect(name.endsWith('_total')).toBe(type === 'counter');
      expect(name).not.toMatch(/_ms$|_millis/);
    }
  });

  it('present values are those of the moment', async () => {
    const text = await create().text();
    expect(text).toContain('address_search_streams_open 3');
    expect(text).toContain('address_search_event_loop_lag_seconds 0.25');
    expect(text).toContain('address_search_build_info{version="1.2.3",node="v20"} 1');
  });

  it('deadlines are told as browsers are told them, with what they rest on', async () => {
    const { juso } = record.providers;
    if (juso === undefined) throw new Error('there is no juso');
    const learned = {
      ...{ softMs: 500, hardMs: 1_200, at: 0, quantile: 0.95, quantileMs: 248 },
      ...{ browsers: 231, cutShare: 0.004 },
    };
    const text = await create({
      ...record,
      providers: { ...record.providers, juso: { ...juso, learned } },
    }).text();
    for (const line of [
      'deadline_seconds{provider="juso",kind="soft"} 0.5',
      'deadline_seconds{provider="juso",kind="hard"} 1.2',
      'deadline_learned{provider="juso"} 1',
      'deadline_quantile_seconds{provider="juso"} 0.248',
      'deadline_browsers{provider="juso"} 231',
      'deadline_cut_ratio{provider="juso"} 0.004',
      'deadline_seconds{provider="kakao-postcode",kind="hard"} 5',
      'deadline_learned{provider="kakao-postcode"} 0',
    ])
      expect(text).toContain(`address_search_${line}\n`);
    expect(text).not.toContain('deadline_browsers{provider="kakao-postcode"}');
  });

  it('a claim of a thousand failures counts as one', async () => {
    const metrics = create();
    metrics.countReports([{ items: [item('juso', { ...bad, bad: 1_000 })] }]);
    expect(await metrics.text()).toContain('address_search_votes_total{provider="juso",outcome="bad"} 1\n');
  });

  it('decisions that another node was faster than are counted from zero', async () => {
    const metrics = create();
    expect(await metrics.text()).toContain('address_search_store_conflicts_total 0\n');
    metrics.watcher().conflicted();
    expect(await metrics.text()).toContain('address_search_store_conflicts_total 1\n');
  });

  it('what a step did is counted by its rule', async () => {
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

  it('every rule, reason and outcome has its zero, so that the first one shows in a rate', async () => {
    const text = await create().text();
    for (const line of [
      'transitions_total{provider="juso",to="open",rule="quorum"} 0',
      'votes_total{provider="kakao-postcode",outcome="suspect-empty"} 0',
      'reports_refused_total{reason="rate"} 0',
      'alerts_raised_total{kind="both-down"} 0',
      'store_call_duration_seconds_count{call="commit"} 0',
      'provider_answer_duration_seconds_count{provider="juso"} 0',
    ])
      expect(text).toContain(`address_search_${line}\n`);
  });

  it('answers are counted into the buckets in which browsers count them', async () => {
    const metrics = create();
    const items = [
      {
        ...item('juso', { ok: 4 }),
        ms: [
          [100, 2],
          [250, 1],
          [99_999, 1],
        ] as const,
      },
    ];
    metrics.countReports([{ items }]);
    const text = await metrics.text();
    const count = (le: string): string => `_bucket{provider="juso",le="${le}"}`;
    expect(text).toContain(`${count('0.05')} 0\n`);
    expect(text).toContain(`${count('0.1')} 2\n`);
    expect(text).toContain(`${count('0.25')} 3\n`);
    expect(text).toContain(`${count('10')} 3\n`);
    expect(text).toContain(`${count('+Inf')} 4\n`);
    expect(text).toContain('_duration_seconds_count{provider="juso"} 4\n');
  });

  it('a claim of a thousand answers does not fill the histogram', async () => {
    const metrics = create();
    const items = [{ ...item('juso', { ok: 1 }), ms: [[100, 1_000]] as const }];
    metrics.countReports([{ items }]);
    expect(await metrics.text()).toContain('_duration_seconds_count{provider="juso"} 100\n');
  });

  it('the last usable provider in doubt, a wrong key and a hold are told', async () => {
    const juso = record.providers['juso'];
    if (juso === undefined) throw new Error('no juso');
    const forced = { to: 'closed', by: 'kim', why: 'maintenance', at: 0, until: 900_000 } as const;
    const now = { ...juso, epoch: 3, doubtful: true, keyAlert: 3, forced, share: 0.2 };
    const text = await create({ ...record, rev: 7, providers: { ...record.providers, juso: now } }).text();
    for (const line of [
      'circuit_doubtful{provider="juso"} 1',
      'circuit_misconfigured{provider="juso"} 1',
      'circuit_misconfigured{provider="kakao-postcode"} 0',
      'circuit_forced{provider="juso",to="closed"} 1',
      'circuit_forced_expires_timestamp_seconds{provider="juso"} 900',
      'circuit_share_ratio{provider="juso"} 1',
      'circuit_epoch{provider="juso"} 3',
      'record_revision 7',
    ])
      expect(text).toContain(`address_search_${line}\n`);
    expect(text).not.toContain('expires_timestamp_seconds{provider="kakao-postcode"}');
  });

  it('promtool has no complaint', async ({ skip }) => {
    const { promtool } = needs(skip, 'THE METRICS AS PROMTOOL READS THEM ARE', ['promtool']);
    const { status, stdout, stderr } = spawnSync(promtool, ['check', 'metrics'], {
      input: await create().text(),
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
