import { type Address, samePlace } from '../../address/index.ts';
import type { SearchOutcome } from '../../failover/index.ts';
import type { Status } from './status.ts';

type Results = SearchOutcome & { readonly kind: 'results' };
/** Puts the rows of one page in the order in which they are shown. */
type Ranked = (page: readonly Address[]) => readonly Address[];

/** What a search has found so far, page by page. */
export interface FoundRows {
  readonly options: readonly Address[];
  /** How many there are with the pages to come. */
  readonly total: number;
  readonly hasMore: boolean;
  /** The last page that is among them. */
  readonly page: number;
  /** Who has found them, and has the pages to come. */
  readonly provider: string;
  /** They have come by typing; who submits asks the service that is first. */
  readonly isAhead: boolean;
}

export const NO_ROWS: FoundRows = {
  options: [],
  total: 0,
  hasMore: false,
  page: 1,
  provider: '',
  isAhead: false,
};

/** All of them at once. */
export const rowsOf = (options: readonly Address[]): FoundRows => ({
  ...NO_ROWS,
  options,
  total: options.length,
});

/** The first page. */
export function firstRows(outcome: Results, ranked: Ranked): FoundRows {
  const { hasMore, page, provider, awaitsSubmit } = outcome;
  const options = ranked(outcome.addresses);
  const total = totalOf(outcome.total, options, hasMore);
  return { options, total, hasMore, page, provider, isAhead: awaitsSubmit !== undefined };
}

/** With the page that comes next; what an earlier page has is in it again where a service repeats itself. */
export const withPage = (
  rows: FoundRows,
  { addresses, hasMore, page }: Results,
  ranked: Ranked,
): FoundRows => {
  const news = addresses.filter((address) => !rows.options.some((row) => samePlace(row, address)));
  const options = [...rows.options, ...ranked(news)];
  return { ...rows, options, total: totalOf(rows.total, options, hasMore), page, hasMore };
};

/** Folded duplicates make fewer rows than the provider counted; with nothing more to load, the rows are all. */
const totalOf = (counted: number, { length }: readonly Address[], hasMore: boolean): number =>
  hasMore ? Math.max(counted, length) : length;

/** What is true to say of them. `better`: another service has found what the first one had not. */
export const countOf = ({ total, options, isAhead }: FoundRows, better: boolean): Status => ({
  kind: 'results',
  total,
  shown: options.length,
  better,
  isAhead,
});
