import type { BadQueryReason } from '../../providers/index.ts';
import type { Messages } from '../i18n/messages.ts';

/** What is known, as data; `say` turns it into words. "None" and "down" can never be confused. */
export type Status =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'failing-over' }
  | { readonly kind: 'results'; readonly total: number; readonly shown: number; readonly better: boolean }
  | { readonly kind: 'none' }
  /** One service says so; those who could have confirmed it are down. */
  | { readonly kind: 'none-unchecked' }
  | { readonly kind: 'down' }
  | { readonly kind: 'more-failed' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'picked' }
  | { readonly kind: 'awaiting-submit' }
  | { readonly kind: 'viewer' }
  | { readonly kind: 'chosung' }
  | { readonly kind: 'too-short'; readonly minLength: number }
  | { readonly kind: 'bad-query'; readonly reason: BadQueryReason };

export const QUIET: Status = { kind: 'quiet' };

/** The words for a status; empty when there is nothing to say. */
export function say(status: Status, messages: Messages): string {
  switch (status.kind) {
    case 'quiet':
      return '';
    case 'searching':
      return messages.searching;
    case 'failing-over':
      return messages.failingOver;
    case 'results': {
      const found = messages.results(status.total, status.shown);
      return status.better ? `${messages.better} ${found}` : found;
    }
    case 'none':
      return messages.none;
    case 'none-unchecked':
      return messages.noneUnchecked;
    case 'down':
      return messages.down;
    case 'more-failed':
      return messages.moreFailed;
    case 'offline':
      return messages.offline;
    case 'picked':
      return messages.picked;
    case 'awaiting-submit':
      return messages.awaitingSubmit;
    case 'viewer':
      return messages.viewer;
    case 'chosung':
      return messages.chosung;
    case 'too-short':
      return messages.tooShort(status.minLength);
    case 'bad-query':
      return messages.badQuery[status.reason];
  }
}

/** How the status line looks: troubles stand out, everything else stays calm. */
export function tone(status: Status): 'calm' | 'busy' | 'trouble' {
  if (status.kind === 'searching' || status.kind === 'failing-over') return 'busy';
  return status.kind === 'down' || status.kind === 'offline' || status.kind === 'more-failed'
    ? 'trouble'
    : 'calm';
}
