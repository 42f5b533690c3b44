import type { Because, Rule } from './record.ts';
import type { ForcedTo, Phase } from './types.ts';

/** What an operator should hear about a transition; null: nothing. */
export type TransitionAlert = 'opened' | 'probes-failed' | 'ramp-failed' | 'recovering' | 'recovered' | null;

/**
 * What a step wants written down or told. There is exactly one `transition` or `forced` effect for each
 * (provider, epoch); the alerts of its own kind come at most once for each (kind, provider, epoch), unless said.
 */
export type Effect =
  | {
      readonly type: 'transition';
      readonly provider: string;
      readonly epoch: number;
      readonly from: Phase;
      readonly to: Phase;
      readonly rule: Rule;
      readonly because: Because;
      readonly at: number;
      readonly alert: TransitionAlert;
    }
  | {
      readonly type: 'forced';
      readonly provider: string;
      readonly epoch: number;
      readonly to: ForcedTo | null;
      readonly by: string;
      readonly why: string;
      readonly at: number;
      readonly until: number | null;
      /** The hold ran out by itself. */
      readonly expired: boolean;
    }
  | {
      readonly type: 'share';
      readonly provider: string;
      readonly epoch: number;
      readonly share: number;
      readonly at: number;
    }
  | {
      readonly type: 'order';
      readonly order: readonly string[];
      readonly by: string;
      readonly why: string;
      readonly at: number;
    }
  /** `id` null: the notice was taken down. */
  | {
      readonly type: 'notice';
      readonly id: string | null;
      readonly by: string;
      readonly why: string;
      readonly at: number;
    }
  /** `both-down` comes once for each outage, of which an epoch may have many. */
  | {
      readonly type: 'alert';
      readonly kind: 'both-down' | 'misconfigured' | 'flapping';
      readonly provider: string;
      readonly epoch: number;
      readonly at: number;
    }
  /**
   * Nobody was answered since the first of some failures, too few for the circuit to open; `answered`: somebody is at
   * last. Once for each `since`.
   */
  | {
      readonly type: 'alert';
      readonly kind: 'unanswered' | 'answered';
      readonly provider: string;
      readonly epoch: number;
      readonly since: number;
      readonly at: number;
    }
  /** `byMs` below 0: the clock was set back, and every stored time with it. `at` is by the clock as it is now. */
  | { readonly type: 'alert'; readonly kind: 'clock-jump'; readonly byMs: number; readonly at: number }
  /** A command was not obeyed; the record is as it was. */
  | { readonly type: 'refused'; readonly reason: Refusal }
  /** What became of a batch of reports, for metrics. */
  | {
      readonly type: 'folded';
      readonly accepted: number;
      readonly duplicates: number;
      readonly otherEpoch: number;
    };

/** Takes what a step wants written down or told, in the order in which it happens. */
export type Emit = (effect: Effect) => void;

/** Why a command was refused. */
export type Refusal = 'conflict' | 'unknown-provider' | 'bad-order' | 'none-left';
