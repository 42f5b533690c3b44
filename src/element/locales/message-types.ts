import type { BadQueryReason } from '../../providers/contract.ts';

/** Every text that a person reads or hears. Functions where a number or a typed text stands inside. */
export interface Messages {
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
  readonly more: string;
  readonly searching: string;
  readonly failingOver: string;
  results(total: number, shown: number): string;
  readonly none: string;
  readonly down: string;
  readonly moreFailed: string;
  readonly offline: string;
  readonly picked: string;
  readonly manualIntro: string;
  readonly awaitingSubmit: string;
  readonly viewer: string;
  readonly better: string;
  readonly chosung: string;
  tooShort(minLength: number): string;
  readonly badQuery: Readonly<Record<BadQueryReason, string>>;
  readonly needAddress: string;
  readonly needRoad: string;
  readonly needDetail: string;
  readonly needVerified: string;
  readonly badPostcode: string;
}
