import { reachDue } from './advance.ts';
import type { ProviderRecord, SharedRecord } from '../record/record.ts';
import { deadlinesTold } from './standing-failure.ts';
import type { ProviderView, PublicView } from '../record/types.ts';

/**
 * What browsers see at this moment: durations only. Half-open that is due and holds that have run out
 * show even before a step has written them down.
 */
export function view(shared: SharedRecord, now: number): PublicView {
  const at = Math.max(now, shared.lastNow);
  const { policy, notice } = shared;
  const providers: Record<string, ProviderView> = {};
  for (const [id, record] of Object.entries(shared.providers)) {
    providers[id] = providerView(
      shared,
      id,
      reachDue(id, record, at, () => undefined),
      at,
    );
  }
  const isNoticed = notice !== null && (notice.until === null || notice.until > at);
  return {
    v: 1,
    inc: shared.inc,
    rev: shared.rev,
    validForMs: policy.validForMs,
    graceMs: policy.graceMs,
    sample: policy.sample,
    ...(policy.typeAheadShare < 1 ? { typeAheadShare: policy.typeAheadShare } : {}),
    order: shared.order,
    providers,
    notice: isNoticed ? notice.notice : null,
  };
}

function providerView(shared: SharedRecord, id: string, record: ProviderRecord, now: number): ProviderView {
  const { epoch, phase, retryAt, retryShare } = record;
  const forced = record.forced?.to ?? null;
  const seen: ProviderView = {
    epoch,
    phase,
    phaseAgeMs: Math.max(0, now - record.since),
    share: forced === null ? record.share : Number(forced === 'closed'),
    forced,
    ...deadlinesTold({ ...shared, providers: { [id]: record } }, id),
    ...(record.doubtful ? { doubtful: true } : {}),
  };
  if (phase !== 'open' || retryAt === null || forced !== null) return seen;
  return { ...seen, then: { inMs: retryAt - now, epoch: epoch + 1, phase: 'half-open', share: retryShare } };
}
