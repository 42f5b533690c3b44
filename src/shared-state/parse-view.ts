import type { Notice, PublicView, ProviderView, Then } from '../circuit/types.ts';

const PHASES: readonly unknown[] = ['closed', 'open', 'half-open', 'recovering'];
const FORCED: readonly unknown[] = [null, 'open', 'closed'];
const LEVELS: readonly unknown[] = ['info', 'warning', 'outage'];
/** A longer timer fires at once in browsers. */
const MAX_TIMER_MS = 0x7fff_ffff;

type Fields<T> = Partial<Readonly<Record<keyof T, unknown>>>;

/**
 * Reads a view from the wire.
 *
 * @returns null for anything that is no view, an unknown schema version included: it then says nothing, and
 * what was known ages. Fields that this version does not know are ignored.
 */
export function parseView(text: string): PublicView | null {
  try {
    const value: unknown = JSON.parse(text);
    return isView(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether this is a view that every rule of the circuit can be applied to. */
export function isView(value: unknown): value is PublicView {
  if (!isFields<PublicView>(value) || value.v !== 1) return false;
  const { inc, rev, validForMs, graceMs, sample, order, providers, notice } = value;
  return (
    isText(inc) &&
    isCount(rev) &&
    isDuration(validForMs) &&
    isDuration(graceMs) &&
    isShare(sample) &&
    Array.isArray(order) &&
    order.every(isText) &&
    isFields(providers) &&
    Object.values(providers).every(isProvider) &&
    (notice === null || isNotice(notice))
  );
}

function isProvider(value: unknown): value is ProviderView {
  if (!isFields<ProviderView>(value)) return false;
  const { epoch, phase, phaseAgeMs, share, forced, softMs, hardMs, then } = value;
  return (
    isCount(epoch) &&
    PHASES.includes(phase) &&
    Number.isFinite(phaseAgeMs) &&
    isShare(share) &&
    FORCED.includes(forced) &&
    isDuration(softMs) &&
    isDuration(hardMs) &&
    softMs <= hardMs &&
    hardMs <= MAX_TIMER_MS &&
    (then === undefined || isThen(then))
  );
}

function isThen(value: unknown): value is Then {
  if (!isFields<Then>(value)) return false;
  const { inMs, epoch, phase, share } = value;
  return Number.isFinite(inMs) && isCount(epoch) && PHASES.includes(phase) && isShare(share);
}

function isNotice(value: unknown): value is Notice {
  if (!isFields<Notice>(value) || !isFields<Notice['text']>(value.text)) return false;
  return isText(value.id) && LEVELS.includes(value.level) && isText(value.text.ko) && isText(value.text.en);
}

function isFields<T>(value: unknown): value is Fields<T> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isDuration(value: unknown): value is number {
  return Number.isFinite(value) && (value as number) >= 0;
}

function isShare(value: unknown): value is number {
  return isDuration(value) && value <= 1;
}
