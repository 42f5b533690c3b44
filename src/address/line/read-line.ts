import { takeExtras } from './take-extras.ts';
import { splitLine } from './split-line.ts';

/** What a line says, part by part (docs/address-lines.md). */
export interface AddressLine {
  /** What to search for. */
  readonly text: string;
  /** What belongs into the detail field; often empty. */
  readonly detail: string;
  /** The five digits that were pasted along; often empty. */
  readonly postcode: string;
  /** Parts of the reference part (참고항목) without what is detail: 법정동, name of the building. */
  readonly reference: readonly string[];
  /** What is searched for: a road and number, a lot, a P.O. box, or whatever else. */
  readonly kind: 'road' | 'lot' | 'po-box' | 'name';
}

const PO_BOX = /사서함|\bP\.?O\.? ?Box\b/i;
/** Reads a line that `cleanText` has made. Takes time in proportion to its length. */
export function readLine(clean: string): AddressLine {
  const { line, postcode } = takeExtras(clean);
  return PO_BOX.test(line)
    ? { text: line, detail: '', reference: [], kind: 'po-box', postcode }
    : { ...splitLine(line), postcode };
}
