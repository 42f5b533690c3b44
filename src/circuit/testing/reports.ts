import type { Report, ReportItem } from '../record/report.ts';

let lastSeq = 0;

/** An item that proves nothing until it is given counts. */
export function item(provider: string, epoch: number, over: Partial<ReportItem> = {}): ReportItem {
  const none = { ok: 0, late: 0, bad: 0, opaque: 0, misconfigured: 0, suspectEmpty: 0 };
  const unheard = { limited: 0, censored: 0, void: 0, corroborated: 0, ageMs: 0 };
  return { provider, epoch, kind: 'normal', ...none, ...unheard, ...over };
}

/** One reporter's report from its own network unless another is named. */
export function report(
  reporter: string,
  items: readonly ReportItem[],
  network = `net-${reporter}`,
  seq = ++lastSeq,
): Report {
  return { reporter, network, seq, items };
}

export const ok = { ok: 1 } as const;
export const bad = { bad: 1, corroborated: 1 } as const;
