import type { ReportItem } from '../../circuit/index.ts';

/** An item that proves nothing until it is given counts. */
export function item(provider: string, over: Partial<ReportItem> = {}): ReportItem {
  const none = { ok: 0, late: 0, bad: 0, opaque: 0, misconfigured: 0, suspectEmpty: 0 };
  const unheard = { limited: 0, censored: 0, void: 0, corroborated: 0, ageMs: 0 };
  return { provider, epoch: 1, kind: 'normal', ...none, ...unheard, ...over };
}

export const ok = { ok: 1 } as const;
export const bad = { bad: 1, corroborated: 1 } as const;

/** A reporter id from a number. */
export function reporterId(n: number): string {
  return `reporter-${String(n).padStart(12, '0')}`;
}
