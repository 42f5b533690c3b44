import type { Plan } from '../../circuit/index.ts';
import type { FailoverEvent } from '../types.ts';

type Change = FailoverEvent & { readonly type: 'provider-change' };

/** Notices that searches now begin with another provider than before, and why. */
export class HeadChange {
  #previous: readonly string[] | null = null;

  /** `order` is the order wished for: it is what the first search is compared with. */
  next(plan: Plan, order: readonly string[], demoted: ReadonlySet<string>): Change | null {
    const steps = plan.steps.map((step) => step.provider);
    const willing = steps.filter((id) => !demoted.has(id));
    const before = this.#previous ?? order;
    this.#previous = willing.length > 0 ? willing : steps;
    const from = before[0];
    const to = this.#previous[0];
    if (from === undefined || to === undefined || from === to) return null;
    if (!this.#previous.includes(from)) return { type: 'provider-change', from, to, reason: 'refused' };
    const reason = before.includes(to) ? 'order' : 'recovered';
    return { type: 'provider-change', from, to, reason };
  }
}
