import { step } from '../machine/step.ts';
import { defaultPolicy, type Policy } from '../record/policy.ts';
import { createShared, deadlinesNow, recordOf, type SharedRecord } from '../record/record.ts';
import type { ReportItem } from '../record/report.ts';
import { item, report } from './reports.ts';

const start = 1_000_000_000;

/** A record whose first service is asked by many browsers, round by round. */
export class AnsweredFleet {
  record: SharedRecord;
  private now = start;
  private seq = 0;

  constructor(
    private readonly policy: Policy = defaultPolicy,
    providers: readonly [string, string] = ['a', 'b'],
  ) {
    this.record = createShared('learning', providers, start, policy);
  }

  /** The first service's deadlines. */
  get deadlines(): { readonly softMs: number; readonly hardMs: number } {
    return deadlinesNow(this.record, this.id);
  }

  get phase() {
    return recordOf(this.record, this.id).phase;
  }

  get learned() {
    return recordOf(this.record, this.id).learned;
  }

  /** One report of each browser, then as much time as the deadlines need to move. @param says by browser */
  round(
    browsers: number,
    says: (browser: number) => Partial<ReportItem>,
    networkOf = (i: number) => `net-${i}`,
  ): this {
    this.seq++;
    const { epoch } = recordOf(this.record, this.id);
    const reports = Array.from({ length: browsers }, (_, i) =>
      report(`browser-${i}`, [item(this.id, epoch, says(i))], networkOf(i), this.seq),
    );
    this.record = step(this.record, { type: 'reports', reports }, this.now, this.policy).record;
    this.now += this.policy.learnEveryMs;
    this.record = step(this.record, { type: 'tick' }, this.now, this.policy).record;
    return this;
  }

  rounds(count: number, ...round: Parameters<AnsweredFleet['round']>): this {
    for (let i = 0; i < count; i++) this.round(...round);
    return this;
  }

  /** All but so many browsers are forgotten, as after ten minutes without a word. */
  leaving(browsers: number): this {
    const record = recordOf(this.record, this.id);
    const window = Object.fromEntries(Object.entries(record.window).slice(0, browsers));
    this.record = {
      ...this.record,
      providers: { ...this.record.providers, [this.id]: { ...record, window } },
    };
    return this;
  }

  private get id(): string {
    return this.record.order[0] ?? '';
  }
}

/** An answer as a browser reports it: late after its soft deadline, bad after its hard one. */
export function answeredIn(
  ms: number,
  { softMs, hardMs }: { softMs: number; hardMs: number },
): Partial<ReportItem> {
  if (ms >= hardMs) return { bad: 1, corroborated: 1 };
  return ms < softMs ? { ok: 1, slowestMs: ms } : { late: 1, slowestMs: ms };
}
