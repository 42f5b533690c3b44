import type { BadQueryReason, NotSearchableReason } from '../../../providers/index.ts';
import type { koField } from './ko-field.ts';

/** Texts of the form control; there from the start. */
export type FieldMessages = { readonly [Name in keyof typeof koField]: string };

/** Texts about searches, which come with the searching half. Functions where a number stands inside. */
export interface SearchMessages {
  readonly more: string;
  readonly suggestions: string;
  /** What the keys do, at the foot of the list. */
  readonly keyHints: string;
  /** Closes the sheet. */
  readonly close: string;
  /** Said of a line of a result. */
  readonly byRoad: string;
  readonly byLot: string;
  readonly otherWay: string;
  /** Name of the list of addresses that were picked last. */
  readonly recent: string;
  /** Stands before one of them. */
  readonly removeRecent: string;
  readonly clearRecent: string;
  readonly restore: string;
  readonly failingOver: string;
  /** Follows what is said of an outage. */
  readonly kept: string;
  results(total: number, shown: number): string;
  /** Follows it where a submit asks another service. */
  readonly notAmongThem: string;
  readonly none: string;
  readonly noneUnchecked: string;
  readonly moreFailed: string;
  /** `askDetail` follows it where no detail is there yet. */
  readonly picked: string;
  readonly askDetail: string;
  readonly otherPostcode: string;
  /** Name of the card that shows a picked address. */
  readonly card: string;
  readonly change: string;
  /** What `change` does, for those who hear it without its card. Holds the word of it. */
  readonly changeAddress: string;
  readonly copy: string;
  readonly copyAddress: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly awaitingSubmit: string;
  /** The same where one presses rather than types: a phone has no Enter. */
  readonly awaitingPress: string;
  readonly viewer: string;
  readonly viewerDoubt: string;
  readonly emptyPick: string;
  /** In place of `results` where another service than the first has found them. */
  better(total: number, shown: number): string;
  readonly chosung: string;
  tooShort(minLength: number): string;
  readonly badQuery: Readonly<Record<BadQueryReason | NotSearchableReason, string>>;
}

/** Texts about the place where the person stands, which come with the button that finds its addresses. */
export interface LocateMessages {
  /** The button. */
  readonly locate: string;
  readonly locating: string;
  /** The person, the browser or the page does not let it be known. */
  readonly locateRefused: string;
  /** It is not known, or not well enough. */
  readonly locateUnknown: string;
  readonly locateNone: string;
  readonly locateDown: string;
}

/** Every text that a person reads or hears. */
export type Messages = FieldMessages & SearchMessages & LocateMessages;
