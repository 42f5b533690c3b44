import { createShared, defaultPolicy, type SharedRecord } from '../../../circuit/index.ts';
import type { Committed, Decision, NewAlert, Snapshot } from '../store.ts';
import { type NewEntry } from '../../../protocol/timeline.ts';

export const policy = defaultPolicy;
const now = Date.UTC(2026, 10, 21, 9);

/** A fresh record with a revision. */
export function recordOf(rev: number, over: Partial<SharedRecord> = {}): SharedRecord {
  return { ...createShared('m3k2q0a1zz', ['kakao-postcode', 'juso'], now, policy), rev, ...over };
}

/** A record in which every field has been used, with text that a careless store would harm. */
export function fullRecord(): SharedRecord {
  const record = recordOf(4_711, { lastNow: now + 0.5 });
  const { juso, 'kakao-postcode': kakao } = record.providers;
  if (juso === undefined || kakao === undefined) throw new Error('the record has no providers');
  const ids = Array.from({ length: 256 }, (_, i) => `reporter_${String(i).padStart(16, '0')}`);
  const voters = ids.map((id, i) => {
    const vote = (['ok', 'late', 'bad'] as const)[i % 3] ?? 'ok';
    const took = i % 7 === 0 ? ('cut' as const) : 250;
    const voter = { vote, endedAt: now + i, network: `net-${i % 40}`, seq: i, took };
    return [id, i % 5 === 0 ? { ...voter, key: true as const } : voter] as const;
  });
  const why = '점검 "중" \\ 한 줄\n둘째 줄\u2028끝 𠮷 </script>';
  return {
    ...record,
    order: ['juso', 'kakao-postcode'],
    ordered: { by: 'kim', why, at: now, rev: 12 },
    notice: {
      notice: { id: 'n3', level: 'outage', text: { ko: '주소 검색이 지연되고 있습니다.', en: 'Slow.' } },
      by: 'kim',
      why,
      at: now,
      until: null,
    },
    noticeRev: 4_000,
    providers: {
      'kakao-postcode': {
        ...kakao,
        epoch: 9,
        learned: {
          ...{ softMs: 500, hardMs: 1_200, at: now - 7 },
          ...{ quantile: 0.95, quantileMs: null, browsers: 231, cutShare: 0.0129 },
        },
        phase: 'open',
        share: 0,
        opens: 3,
        retryAt: now + 11_800.25,
        retryShare: 0.02,
        openings: [now - 5, now],
        forced: { to: 'closed', by: 'kim', why, at: now, until: now + 900_000 },
        doubtful: true,
        because: { rule: 'quorum', at: now, bad: 5, ok: 0, networks: 3, reporters: ids.slice(0, 5) },
        window: Object.fromEntries(voters),
        downAlert: 8,
        keyAlert: 7,
      },
      juso: { ...juso, phase: 'recovering', share: 0.1, openings: [], window: {} },
    },
    reporters: Object.fromEntries(
      ids.map((id, i) => [id, { network: `net-${i % 40}`, at: now + i, seq: i }]),
    ),
    demand: { slot: 353_000_000, count: 17, before: 3 },
  };
}

/** A durable decision with nothing to tell. */
export function decisionOn(on: string | null, over: Partial<Decision> = {}): Decision {
  return { on, record: recordOf(1), durable: true, replicated: false, timeline: [], alerts: [], ...over };
}

export function entryOf(epoch: number, at = now): NewEntry {
  return { at, effect: { type: 'share', provider: 'juso', epoch, share: 0.25, at } };
}

export function alertOf(id: string, dueAt: number): NewAlert {
  return {
    id,
    at: dueAt,
    dueAt,
    effect: { type: 'alert', kind: 'both-down', provider: 'juso', epoch: 8, at: dueAt },
  };
}

/** The snapshot of a decision that had to be stored. */
export function stored(answer: Committed): Snapshot {
  if (answer.kind !== 'stored') throw new Error('the decision met a conflict');
  return answer.snapshot;
}
