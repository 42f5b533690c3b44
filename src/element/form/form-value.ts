import { type Address, isAddress, isRecord } from '../../address/index.ts';
import type { FieldTexts } from './field-value.ts';
import { FIELDS, formEntries, type EntryOptions, type FieldName } from './form-entries.ts';
import type { Verdict } from './validity.ts';

/** What back/forward brings back. */
export interface Saved {
  readonly value: Address | null;
  readonly texts: FieldTexts;
  readonly query: string;
  readonly mode: 'search' | 'manual';
}

const isTexts = (value: unknown): value is FieldTexts =>
  isRecord(value) && FIELDS.every((key) => typeof value[key] === 'string');

/** Reads a saved state; null when it is not ours (another version, another element). */
export function readSaved(state: unknown): Saved | null {
  if (typeof state !== 'string') return null;
  try {
    const saved = JSON.parse(state) as Partial<Saved>;
    if (!isTexts(saved.texts) || typeof saved.query !== 'string') return null;
    return {
      value: isAddress(saved.value) ? saved.value : null,
      texts: saved.texts,
      query: saved.query,
      mode: saved.mode === 'manual' ? 'manual' : 'search',
    };
  } catch {
    return null;
  }
}

/** Puts entries and restorable state into the form. */
export function writeForm(
  internals: ElementInternals,
  saved: Saved,
  options: EntryOptions,
  slotted: ReadonlySet<FieldName>,
): void {
  const data = new FormData();
  for (const [name, text] of formEntries(saved.value, options, slotted)) data.append(name, text);
  internals.setFormValue(data, JSON.stringify(saved));
}

/** Tells the form whether the value may be submitted, and where to send the user if not. */
export function writeValidity(
  internals: ElementInternals,
  verdict: Verdict,
  anchor: (at: FieldName | 'query') => HTMLElement | null,
): void {
  if (verdict.valid) internals.setValidity({});
  else internals.setValidity({ [verdict.flag]: true }, verdict.message, anchor(verdict.anchor) ?? undefined);
}
