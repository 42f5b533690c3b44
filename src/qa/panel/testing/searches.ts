import type { Plan, PlanStep, ProbeStep } from '../../../circuit/record/types.ts';
import type { DiagnosticsEvent } from '../../../failover/diagnostics.ts';
import type { Attempt, SearchOutcome } from '../../../failover/types.ts';
import { SearchLog, type Moment } from '../log/search-log.ts';

const NO_SIGNAL = new AbortController().signal;

export const stepOf = (provider: string, more: Partial<PlanStep> = {}): PlanStep => ({
  ...{ provider, epoch: 1, softMs: 1000, hardMs: 3000, reason: 'usable' as const },
  ...more,
});

export const planOf = (providers: readonly string[], probe: ProbeStep | null = null): Plan => ({
  freshness: 'fresh',
  steps: providers.map((provider) => stepOf(provider)),
  probe,
  panic: false,
  hedgeUnlimited: false,
});

export const timedOut: Attempt['error'] = { kind: 'timeout', code: 'hard-deadline', message: '' };

/** A field and the time, both in the test's hand, and what is written down of them. */
export class FakeSearches {
  readonly log = new SearchLog();
  readonly field: Element;
  now = 1000;
  hidden = false;
  offline = false;

  constructor(log?: SearchLog, field = {} as Element) {
    if (log) this.log = log;
    this.field = field;
  }

  get moment(): Moment {
    const { now, hidden, offline } = this;
    return { now, wall: 1_700_000_000_000 + now, hidden, offline };
  }

  tell(event: DiagnosticsEvent): void {
    this.log.take(this.field, event, this.moment, () => this.moment);
  }

  /** Begins a search. @returns how to end it */
  search(text: string, plan: Plan = planOf(['first', 'second'])): (outcome: SearchOutcome) => Promise<void> {
    let end: (outcome: SearchOutcome) => void = () => undefined;
    const outcome = new Promise<SearchOutcome>((resolve) => (end = resolve));
    const request = {
      ...{
        text,
        page: 1,
        limit: 10,
        trigger: 'submit' as const,
        typeAhead: false,
        skip: [],
        only: null,
        viewer: null,
      },
      signal: NO_SIGNAL,
    };
    this.tell({ type: 'search', request, plan, outcome });
    return async (given) => {
      end(given);
      await outcome;
    };
  }

  start(provider: string, kind: Attempt['kind'] = 'normal'): void {
    this.tell({ type: 'attempt-start', provider, kind });
  }

  end(
    provider: string,
    durationMs: number,
    result: Attempt['result'],
    error: Attempt['error'] = null,
    kind: Attempt['kind'] = 'normal',
  ): void {
    this.tell({ type: 'attempt-end', attempt: { provider, kind, durationMs, result, error } });
  }
}
