import { type Policy, type ProviderRecord } from '../circuit/index.ts';
import type { PublicView, Reporter, SharedRecord, Voter } from '../circuit/index.ts';

/** What the votes of one circuit say: those of the last 10 minutes, in this epoch, one of each reporter. */
export interface VoteCounts {
  readonly ok: number;
  readonly late: number;
  readonly bad: number;
  readonly networks: number;
  /** Distinct networks among the bad. */
  readonly badNetworks: number;
}

/** One circuit: its record, with counts in place of the voters. */
export type OpsProvider = Omit<ProviderRecord, 'window' | 'unanswered'> & {
  readonly evidence: VoteCounts;
  /** The newest of few votes is a failure: the soft deadline is shorter until somebody is answered. */
  readonly failureStands: boolean;
  /** Voter by voter; only in the whole state. */
  readonly window?: Readonly<Record<string, Voter>>;
};

/**
 * What operators see. Times are server ms, to be read against `now`. Nobody's address, query or reporter id is
 * in it: networks and reporters go by keyed hashes.
 */
export interface OpsState {
  readonly v: 1;
  readonly inc: string;
  readonly rev: number;
  readonly now: number;
  /** While it is false nothing is decided and no command is taken. */
  readonly isStoreUp: boolean;
  readonly order: readonly string[];
  readonly ordered: SharedRecord['ordered'];
  readonly notice: SharedRecord['notice'];
  readonly noticeRev: number;
  readonly providers: Readonly<Record<string, OpsProvider>>;
  /** Who reported in the last 10 minutes. */
  readonly active: { readonly reporters: number; readonly networks: number };
  /** What browsers are told at this moment. */
  readonly view: PublicView;
}

/** The whole record. */
export interface WholeOpsState extends OpsState {
  readonly you: string;
  readonly policy: Policy;
  readonly reporters: Readonly<Record<string, Reporter>>;
  readonly demand: SharedRecord['demand'];
}
