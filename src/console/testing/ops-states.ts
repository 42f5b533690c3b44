import { createShared, defaultPolicy, failureStands, view, type SharedRecord } from '../../circuit/index.ts';
import type { ProviderRecord } from '../../circuit/index.ts';
import type { OpsState } from '../../protocol/ops-state.ts';

export const now = 1_800_000_000_000;
const providers = ['kakao-postcode', 'juso'];

/** An operators' state made of a real record, with what a test is about laid over it. */
export function opsStateOf(
  over: Partial<
    Pick<OpsState, 'rev' | 'inc' | 'order' | 'ordered' | 'notice' | 'noticeRev' | 'isStoreUp'>
  > = {},
  circuits: Readonly<Record<string, Partial<ProviderRecord>>> = {},
): OpsState {
  const first = createShared('inc-1', providers, now, defaultPolicy);
  const record: SharedRecord = {
    ...first,
    providers: Object.fromEntries(
      Object.entries(first.providers).map(([id, each]) => [id, { ...each, ...circuits[id] }]),
    ),
  };
  const evidence = { ok: 0, late: 0, bad: 0, networks: 0, badNetworks: 0 };
  return {
    ...{ v: 1, inc: record.inc, rev: record.rev, now, isStoreUp: true, order: record.order },
    ...{ ordered: record.ordered, notice: record.notice, noticeRev: record.noticeRev },
    providers: Object.fromEntries(
      Object.entries(record.providers).map(([id, { window: _window, ...rest }]) => [
        id,
        { ...rest, evidence, failureStands: failureStands(record, id) },
      ]),
    ),
    active: { reporters: 0, networks: 0 },
    view: view(record, now),
    ...over,
  };
}

export const open = { phase: 'open', share: 0, retryAt: now + 15_000, retryShare: 0.05 } as const;
export const halfOpen = { phase: 'half-open', share: 0.05 } as const;
export const ramp = { phase: 'recovering', share: 0.25 } as const;

export const forcedTo = (to: 'open' | 'closed'): Pick<ProviderRecord, 'forced'> => ({
  forced: { to, by: 'kim', why: 'a good reason', at: now, until: now + 60_000 },
});
