import type { Command } from '../machine/apply-command.ts';
import type { Effect } from '../record/effects.ts';
import { defaultPolicy } from '../record/policy.ts';
import { createShared, type SharedRecord } from '../record/record.ts';
import type { Report, ReportItem } from '../record/report.ts';
import { step } from '../machine/step.ts';
import type { CallKind } from '../record/types.ts';
import { item, report } from './reports.ts';

/** When the fixture's record was made, server ms. */
export const T = 1_000_000_000;

/** A small endpoint: the record, its clock and what it has told. */
export class Endpoint {
  record: SharedRecord = createShared('inc', ['a', 'b'], T, defaultPolicy);
  now = T + 60_000;
  effects: Effect[] = [];

  send(...reports: readonly Report[]): this {
    return this.take({ type: 'reports', reports });
  }

  take(event: Parameters<typeof step>[1]): this {
    const stepped = step(this.record, event, this.now, defaultPolicy);
    this.record = stepped.record;
    this.effects = [...stepped.effects];
    return this;
  }

  wait(ms: number): this {
    this.now += ms;
    return this.take({ type: 'tick' });
  }

  /** Each of these browsers says the same of one provider, under its present epoch. */
  all(
    names: readonly string[],
    provider: string,
    says: Partial<ReportItem>,
    kind: CallKind = 'normal',
  ): this {
    const epoch = this.get(provider).epoch;
    return this.send(...names.map((name) => report(name, [item(provider, epoch, { ...says, kind })])));
  }

  get(provider: string) {
    const record = this.record.providers[provider];
    if (record === undefined) throw new Error(provider);
    return record;
  }

  alerts(): string[] {
    return this.effects.flatMap((effect) =>
      effect.type === 'alert'
        ? [effect.kind]
        : effect.type === 'transition' && effect.alert !== null
          ? [effect.alert]
          : [],
    );
  }

  command(
    order: { readonly [K in Command['type']]: Omit<Extract<Command, { type: K }>, 'by' | 'why' | 'rev'> }[
      'force' | 'order' | 'notice'],
    rev = this.record.rev,
  ): this {
    return this.take({ ...order, by: 'kim', why: 'a good reason', rev } as Command);
  }
}
