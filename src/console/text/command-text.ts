import { servingOf } from '../../circuit/index.ts';
import type { OpsState } from '../../protocol/index.ts';
import { stateAfter, type OpsCommand } from '../commands/command.ts';
import type { TextContext, Texts } from '../locales/language.ts';
import { nameOf } from '../locales/services.ts';
import { clockTime, deadline } from './time.ts';

/** What the dialog is called. */
export function titleOf(command: OpsCommand, texts: Texts): string {
  return texts.commands.title[command.kind](subjectOf(command, texts));
}

/** What was done. */
export function doneText(command: OpsCommand, texts: Texts): string {
  return texts.commands.done[command.kind](subjectOf(command, texts));
}

/** An order in the names of its services. */
export function orderText(order: readonly string[], { services }: Texts): string {
  return order.map((id) => nameOf(id, services)).join(' → ');
}

/** What a command is about. */
function subjectOf(command: OpsCommand, texts: Texts): string {
  if (command.kind === 'order') return orderText(command.order, texts);
  return 'provider' in command ? nameOf(command.provider, texts.services) : '';
}

/** What the command does, for users. */
export function meaningOf(command: OpsCommand, state: OpsState, context: TextContext): string {
  const { texts, now } = context;
  const { means } = texts.commands;
  const subject = subjectOf(command, texts);
  const end = 'forMs' in command ? clockTime(now + command.forMs, context) : '';
  switch (command.kind) {
    case 'order':
      return means.order(subject);
    case 'open':
      return means.open(subject, end);
    case 'closed': {
      const hardMs = state.view.providers[command.provider]?.hardMs ?? 0;
      return means.closed(subject, end, deadline(hardMs, texts));
    }
    case 'release': {
      const phase = state.providers[command.provider]?.phase ?? 'open';
      return means.release(subject, texts.state.phase[phase]);
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
      return failed.changedOrder(orderText(state.order, texts), by, time(at), why);
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
