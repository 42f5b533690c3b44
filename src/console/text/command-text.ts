import { servingOf } from '../../circuit/index.ts';
import type { OpsState } from '../../protocol/index.ts';
import { stateAfter, type OpsCommand } from '../commands/command.ts';
import type { TextContext, Texts } from '../locales/language.ts';
import { clockTime, deadline } from './time.ts';

type CommandTexts = Texts['commands'];

/** What the dialog is called. */
export function titleOf(command: OpsCommand, { title }: CommandTexts): string {
  return title[command.kind](subjectOf(command));
}

/** What was done. */
export function doneText(command: OpsCommand, { done }: CommandTexts): string {
  return done[command.kind](subjectOf(command));
}

/** What a command is about, named alike in every language. */
function subjectOf(command: OpsCommand): string {
  if (command.kind === 'order') return command.order.join(' → ');
  return 'provider' in command ? command.provider : '';
}

/** What the command does, for users. */
export function meaningOf(command: OpsCommand, state: OpsState, context: TextContext): string {
  const { texts, now } = context;
  const { means } = texts.commands;
  const end = 'forMs' in command ? clockTime(now + command.forMs, context) : '';
  switch (command.kind) {
    case 'order':
      return means.order(subjectOf(command));
    case 'open':
      return means.open(command.provider, end);
    case 'closed': {
      const hardMs = state.view.providers[command.provider]?.hardMs ?? 0;
      return means.closed(command.provider, end, deadline(hardMs, texts));
    }
    case 'release': {
      const phase = state.providers[command.provider]?.phase ?? 'open';
      return means.release(command.provider, texts.state.phase[phase]);
    }
    case 'notice':
      return means.notice(end);
    case 'endNotice':
      return means.endNotice;
  }
}

/** What users see now and what they will see; `after` null: the same. */
export function experienceOf(
  command: OpsCommand,
  state: OpsState,
  { texts }: TextContext,
): { readonly now: string; readonly after: string | null } {
  const now = texts.state.serving(servingOf(state));
  const after = texts.state.serving(servingOf(stateAfter(command, state)));
  return { now, after: after === now ? null : after };
}

/** What somebody else has made of it meanwhile. */
export function changedText(command: OpsCommand, state: OpsState, context: TextContext): string {
  const { texts, locale } = context;
  const { failed } = texts.commands;
  const time = (at: number): string => clockTime(at, context);
  switch (command.kind) {
    case 'order': {
      const { by, at, why } = state.ordered;
      return failed.changedOrder(state.order.join(' → '), by, time(at), why);
    }
    case 'open':
    case 'closed':
    case 'release': {
      const { forced = null, phase = 'open' } = state.providers[command.provider] ?? {};
      if (forced === null) return failed.changedRelease(texts.state.phase[phase]);
      return failed.changedForce(texts.state.forcedTo[forced.to], forced.by, time(forced.at), forced.why);
    }
    case 'notice':
    case 'endNotice': {
      if (state.notice === null) return failed.changedNoNotice;
      const { notice, by, at, why } = state.notice;
      return failed.changedNotice(notice.text[locale], by, time(at), why);
    }
  }
}
