import type { ReportItem } from '../circuit/index.ts';

/** An item as it is taken in; the histogram is no evidence, so the circuit does not know it. */
export interface TimedItem extends ReportItem {
  /** Upper bound (ms) and count, of the answers. */
  readonly ms?: readonly (readonly number[])[];
}

/** Of a report, whatever network it is from. */
export interface BrowserReport {
  readonly reporter: string;
  readonly seq: number;
  readonly items: readonly TimedItem[];
}
