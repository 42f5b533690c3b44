import { type OpsState, minReason, textFaultOf } from '../protocol/index.ts';
import type { ApiFailure } from './api/ops-api.ts';
import type { ConsoleStore } from './console-store.ts';
import { doneText } from './text/command-text.ts';
import { noDrafts } from './commands/drafts.ts';
import { done, undoOf, type Done } from './commands/undo.ts';
import { type OpsCommand } from './commands/command.ts';

/** Why a command was not carried out, as far as is known. */
export type Rejection =
  | Exclude<ApiFailure, { readonly kind: 'out' | 'off' | 'slowed' | 'conflict' | 'store' }>
  | { readonly kind: 'conflict'; readonly isOtherStore: boolean }
  /** `isCertain`: the store was away before the command was given. */
  | { readonly kind: 'store'; readonly isCertain: boolean };

/** The question before a command. */
export interface Question {
  readonly command: OpsCommand;
  readonly reason: string;
  /** What was on the screen when it was asked: whatever changes after it is somebody else's. */
  readonly basis: OpsState;
  readonly isUndo: boolean;
  readonly isSending: boolean;
  readonly rejection: Rejection | null;
}

/** Asks once more, sends, and says what became of it. Remembers the last command, to take it back. */
export class CommandFlow {
  question: Question | null = null;
  last: Done | null = null;

  constructor(private readonly store: ConsoleStore) {}

  /** The second step. */
  ask(command: OpsCommand, reason: string, isUndo = false): void {
    const basis = this.store.state;
    if (basis === null) return;
    this.#set({ command, reason, basis, isUndo, isSending: false, rejection: null });
  }

  setReason(reason: string): void {
    if (this.question !== null) this.#set({ ...this.question, reason });
  }

  cancel(): void {
    if (this.question?.isSending !== true) this.#set(null);
  }

  /** What would take the last command back; null: nothing can, or somebody has changed it since. */
  get undo(): OpsCommand | null {
    const { state } = this.store;
    return this.last === null || state === null ? null : undoOf(this.last, state);
  }

  askUndo(): void {
    const { undo, last } = this;
    const { texts } = this.store;
    if (undo === null || last === null) return;
    this.ask(undo, texts.commands.undoReason(doneText(last.command, texts)), true);
  }

  /** Gives the command. Nothing is claimed before the endpoint says that it is durable. */
  async confirm(): Promise<void> {
    const { question, store } = this;
    if (question === null || question.isSending) return;
    const { command, basis } = question;
    const reason = question.reason.trim();
    if (textFaultOf(reason, minReason) !== null) {
      this.#set({ ...question, rejection: { kind: 'field', field: 'reason' } });
      return;
    }
    const wasStoreAway = store.state?.isStoreUp === false;
    this.#set({ ...question, isSending: true, rejection: null });
    const answer = await store.around.api.command(command, { rev: basis.rev, inc: basis.inc, reason });
    const reject = (rejection: Rejection, now = basis): void =>
      this.#set({ ...question, basis: now, isSending: false, rejection });
    switch (answer.kind) {
      case 'ok':
        this.last = done(command, basis, answer.value);
        this.question = null;
        this.#forgetDraft(command);
        store.adopt(answer.value);
        store.announce(doneText(command, store.texts));
        return;
      case 'conflict':
        store.adopt(answer.state);
        return reject({ kind: 'conflict', isOtherStore: answer.state.inc !== basis.inc }, answer.state);
      case 'out':
        this.question = null;
        return store.showLogin('over');
      case 'off':
        this.question = null;
        return void store.refresh();
      case 'store':
        return reject({ kind: 'store', isCertain: wasStoreAway });
      case 'slowed':
        return reject({ kind: 'other', status: 429, detail: '' });
      case 'replica':
      case 'field':
      case 'unknown':
      case 'other-site':
      case 'other':
        return reject(answer);
    }
  }

  #set(question: Question | null): void {
    this.question = question;
    this.store.changed();
  }

  /** What was sent need not be written any more. */
  #forgetDraft(command: OpsCommand): void {
    const { store } = this;
    if (command.kind === 'order') store.draft({ order: noDrafts.order });
    else if ('provider' in command) {
      const { [command.provider]: _sent, ...force } = store.drafts.force;
      store.draft({ force });
    } else store.draft({ notice: noDrafts.notice });
  }
}
