import type { BadQueryReason, NotSearchableReason } from '../../providers/index.ts';
import type { LocateMessages, Messages } from '../i18n/messages.ts';

/** What is said in words that are always the same. */
const PLAIN = {
  searching: 'searching',
  'failing-over': 'failingOver',
  none: 'none',
  /** One service says so; those who could have confirmed it are down. */
  'none-unchecked': 'noneUnchecked',
  down: 'down',
  'more-failed': 'moreFailed',
  offline: 'offline',
  'awaiting-submit': 'awaitingSubmit',
  viewer: 'viewer',
  /** It has found nothing, or has told of no search for some seconds. */
  'viewer-doubt': 'viewerDoubt',
  'empty-pick': 'emptyPick',
  copied: 'copied',
  'copy-failed': 'copyFailed',
  chosung: 'chosung',
} as const;

/** What is known of the place where the person stands. */
export interface PlaceStatus {
  readonly kind: 'place';
  readonly text: Exclude<keyof LocateMessages, 'locate'>;
}

/** What is known, as data; `say` turns it into words. "None" and "down" can never be confused. */
export type Status =
  | { readonly kind: 'quiet' }
  | PlaceStatus
  | { readonly kind: keyof typeof PLAIN }
  | {
      readonly kind: 'results';
      readonly total: number;
      readonly shown: number;
      readonly better: boolean;
      /** They have come by typing, and a submit asks another service. */
      readonly isAhead?: boolean;
    }
  | { readonly kind: 'too-short'; readonly minLength: number }
  | { readonly kind: 'bad-query'; readonly reason: BadQueryReason }
  /** `pasted` is the postcode that was pasted along, if it is another one. */
  | { readonly kind: 'picked'; readonly hasDetail?: boolean; readonly pasted?: string }
  | {
      readonly kind: 'not-searchable';
      readonly reason: NotSearchableReason;
      /** What of the text cannot be searched for. */
      readonly words: readonly string[];
    };

export const QUIET: Status = { kind: 'quiet' };

/** The words for a status; empty when there is nothing to say. `isTouch`: one presses rather than types. */
export function say(status: Status, messages: Messages, isTouch = false): string {
  if (status.kind === 'quiet') return '';
  if (status.kind === 'place') return messages[status.text];
  if (status.kind === 'too-short') return messages.tooShort(status.minLength);
  if (status.kind === 'bad-query') return messages.badQuery[status.reason];
  if (status.kind === 'picked') {
    const { hasDetail, pasted } = status;
    return [
      messages.picked,
      hasDetail ? '' : messages.askDetail,
      pasted ? otherPostcode(pasted, messages) : '',
    ]
      .filter(Boolean)
      .join(' ');
  }
  if (status.kind === 'not-searchable')
    return [status.words.join(', '), messages.badQuery[status.reason]].filter(Boolean).join(': ');
  // The text in the box is never taken away by an outage.
  if (status.kind === 'down' || status.kind === 'offline') return `${messages[status.kind]} ${messages.kept}`;
  if (isTouch && status.kind === 'awaiting-submit') return messages.awaitingPress;
  if (status.kind !== 'results') return messages[PLAIN[status.kind]];
  const count = messages[status.better ? 'better' : 'results'](status.total, status.shown);
  return status.isAhead ? `${count} ${messages.notAmongThem}` : count;
}

/** What is said of an address with another postcode than the one pasted along. */
export const otherPostcode = (pasted: string, messages: Messages): string =>
  `${messages.otherPostcode} (${pasted})`;

/** How the status line looks: troubles stand out, everything else stays calm. */
export function tone(status: Status): 'calm' | 'busy' | 'trouble' {
  if (status.kind === 'searching' || status.kind === 'failing-over') return 'busy';
  const kind = status.kind === 'place' ? status.text : status.kind;
  return ['down', 'offline', 'more-failed', 'locateDown'].includes(kind) ? 'trouble' : 'calm';
}
