import type { OpsState } from '../../protocol/index.ts';
import { wished, type Wish } from '../commands/command.ts';
import type { Locale } from '../locales/language.ts';
import type { Texts } from '../locales/ko.ts';
import { sightOf } from '../../circuit/index.ts';
import { clockTime, deadline } from './time.ts';

/** What is said in which language, and what time it is there (server ms). */
export interface Saying {
  readonly texts: Texts;
  readonly locale: Locale;
  readonly now: number;
}

/** What the dialog is called. */
export function titleOf(wish: Wish, { title }: Texts['commands']): string {
  switch (wish.kind) {
    case 'order':
      return title.order;
    case 'force':
      return title[wish.to](wish.provider);
    case 'release':
      return title.release(wish.provider);
    case 'notice':
      return title.notice;
    case 'end-notice':
      return title.endNotice;
  }
}

/** What the command does, for users. */
export function meaningOf(wish: Wish, state: OpsState, { texts, locale, now }: Saying): string {
  const { means } = texts.commands;
  const at = (forMs: number): string => clockTime(now + forMs, now, locale);
  switch (wish.kind) {
    case 'order':
      return means.order(wish.order);
    case 'force': {
      const { provider, to, forMs } = wish;
      if (to === 'open') return means.open(provider, at(forMs));
      const hardMs = state.view.providers[provider]?.hardMs ?? 0;
      return means.closed(provider, at(forMs), deadline(hardMs, texts));
    }
    case 'release': {
      const phase = state.providers[wish.provider]?.phase ?? 'open';
      return means.release(wish.provider, texts.state.phase[phase]);
    }
    case 'notice':
      return means.notice(at(wish.forMs));
    case 'end-notice':
      return means.endNotice;
  }
}

/** What users see now and what they will see; `after` null: the same. */
export function experienceOf(
  wish: Wish,
  state: OpsState,
  { texts }: Saying,
): { readonly now: string; readonly after: string | null } {
  const now = texts.state.sight(sightOf(state));
  const after = texts.state.sight(sightOf(wished(wish, state)));
  return { now, after: after === now ? null : after };
}

/** What was done. */
export function doneWords(wish: Wish, { done }: Texts['commands']): string {
  switch (wish.kind) {
    case 'order':
      return done.order(wish.order);
    case 'force':
      return done[wish.to](wish.provider);
    case 'release':
      return done.release(wish.provider);
    case 'notice':
      return done.notice;
    case 'end-notice':
      return done.endNotice;
  }
}

/** What somebody else has made of it meanwhile. */
export function changedWords(wish: Wish, state: OpsState, { texts, locale, now }: Saying): string {
  const { failed } = texts.commands;
  const time = (at: number): string => clockTime(at, now, locale);
  switch (wish.kind) {
    case 'order': {
      const { by, at, why } = state.ordered;
      return failed.changedOrder(state.order, by, time(at), why);
    }
    case 'force':
    case 'release': {
      const { forced, phase } = state.providers[wish.provider] ?? { forced: null, phase: 'open' as const };
      if (forced === null) return failed.changedRelease(texts.state.phase[phase]);
      return failed.changedForce(texts.state.forcedTo[forced.to], forced.by, time(forced.at), forced.why);
    }
    case 'notice':
    case 'end-notice': {
      if (state.notice === null) return failed.changedNoNotice;
      const { notice, by, at, why } = state.notice;
      return failed.changedNotice(notice.text[locale], by, time(at), why);
    }
  }
}
