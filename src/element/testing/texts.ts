import type { BadQueryReason } from '../../providers/contract.ts';
import type { Messages } from '../i18n/locales/message-types.ts';

/** Every text of a language by its name, with numbers put into those that take some. */
export function everyText(messages: Messages): Readonly<Record<string, string>> {
  const { badQuery, results, better, tooShort, ...plain } = messages;
  const refusals = Object.entries(badQuery) as [BadQueryReason, string][];
  return {
    ...plain,
    'results, all shown': results(3, 3),
    'results, one': results(1, 1),
    'results, some shown': results(30, 10),
    'better, all shown': better(3, 3),
    'better, one': better(1, 1),
    'better, some shown': better(30, 10),
    tooShort: tooShort(2),
    ...Object.fromEntries(refusals.map(([reason, text]) => [`badQuery ${reason}`, text])),
  };
}
