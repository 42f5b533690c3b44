import type { BadQueryReason } from '../../../providers/index.ts';

/** Texts of the form control; there from the start. */
export interface FieldMessages {
  readonly label: string;
  readonly placeholder: string;
  readonly search: string;
  readonly clear: string;
  readonly suggestions: string;
  readonly postcode: string;
  readonly road: string;
  readonly detail: string;
  readonly detailPlaceholder: string;
  readonly postcodeOptional: string;
  readonly manual: string;
  readonly backToSearch: string;
  readonly retry: string;
  readonly otherWay: string;
  readonly searching: string;
  readonly down: string;
  readonly manualIntro: string;
  readonly needAddress: string;
  readonly needRoad: string;
  readonly needDetail: string;
  readonly needVerified: string;
  readonly badPostcode: string;
}

/** Texts about searches, which come with the searching half. Functions where a number stands inside. */
export interface SearchMessages {
  readonly more: string;
  readonly failingOver: string;
  results(total: number, shown: number): string;
  readonly none: string;
  readonly noneUnchecked: string;
  readonly moreFailed: string;
  readonly offline: string;
  readonly picked: string;
  readonly awaitingSubmit: string;
  readonly viewer: string;
  readonly better: string;
  readonly chosung: string;
  tooShort(minLength: number): string;
  readonly badQuery: Readonly<Record<BadQueryReason, string>>;
}

/** Every text that a person reads or hears. */
export type Messages = FieldMessages & SearchMessages;
