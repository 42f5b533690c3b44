import { type OpsState, minReason } from '../protocol/index.ts';
import type { Failure } from './api/ops-api.ts';
import type { Desk } from './console-store.ts';
import { doneWords } from './text/command-text.ts';
import { noDrafts } from './commands/drafts.ts';
import { done, undoOf, type Done } from './commands/undo.ts';
import { type Wish } from './commands/command.ts';
/** Why a command was not carried out, as far as is known. */
export type Refusal =
  | Exclude<Failure, { readonly kind: 'out' | 'off' | 'slowed' | 'conflict' | 'store' }>
  | { readonly kind: 'conflict'; readonly isOtherStore: boolean }
  /** `isCertain`: the store was away before the command was given. */
  | { readonly kind: 'store'; readonly isCertain: boolean };

/** The question before a command. */
export interface Asking {
  readonly wish: Wish;
  readonly reason: string;
  /** What was on the screen when it was asked: whatever changes after it is somebody else's. */
  readonly basis: OpsState;
  readonly isUndo: boolean;
  readonly isSending: boolean;
  readonly refusal: Refusal | null;
}

/** Asks once more, sends, and says what became of it. Remembers the last command, to take it back. */
export class Commander {
  asking: Asking | null = null;
  last: Done | null = null;

  constructor(private readonly desk: Desk) {}

  /** The second step. */
  ask(wish: Wish, reason: string, isUndo = false): void {
    const basis = this.desk.state;
    if (basis === null) return;
    this.#set({ wish, reason, basis, isUndo, isSending: false, refusal: null });
  }

  setReason(reason: string): void {
    if (this.asking !== null) this.#set({ ...this.asking, reason });
  }

  cancel(): void {
    if (this.asking?.isSending !== true) this.#set(null);
  }

  /** What would take the last command back; null: nothing can, or somebody has changed it since. */
  get undo(): Wish | null {
    const { state } = this.desk;
    return this.last === null || state === null ? null : undoOf(this.last, state);
  }

  askUndo(): void {
    const { undo, last } = this;
    const { texts } = this.desk;
    if (undo === null || last === null) return;
    this.ask(undo, texts.commands.undoReason(doneWords(last.wish, texts.commands)), true);
  }

  /** Gives the command. Nothing is claimed before the endpoint says that it is durable. */
  async confirm(): Promise<void> {
    const { asking, desk } = this;
    if (asking === null || asking.isSending) return;
    const { wish, basis } = asking;
    const reason = asking.reason.trim();
    if ([...reason].length < minReason) {
      this.#set({ ...asking, refusal: { kind: 'field', field: 'reason' } });
      return;
    }
    const wasStoreAway = desk.state?.isStoreUp === false;
    this.#set({ ...asking, isSending: true, refusal: null });
    const answer = await desk.around.api.command(wish, { rev: basis.rev, inc: basis.inc, reason });
    const refuse = (refusal: Refusal, now = basis): void =>
      this.#set({ ...asking, basis: now, isSending: false, refusal });
    switch (answer.kind) {
      case 'ok':
        this.last = done(wish, basis, answer.value);
        this.asking = null;
        this.#forget(wish);
        desk.adopt(answer.value);
        desk.announce(doneWords(wish, desk.texts.commands));
        return;
      case 'conflict':
        desk.adopt(answer.state);
        return refuse({ kind: 'conflict', isOtherStore: answer.state.inc !== basis.inc }, answer.state);
      case 'out':
        this.asking = null;
        return desk.leave('over');
      case 'off':
        this.asking = null;
        return void desk.look();
      case 'store':
        return refuse({ kind: 'store', isCertain: wasStoreAway });
      case 'slowed':
        return refuse({ kind: 'other', status: 429, detail: '' });
      case 'field':
      case 'unknown':
      case 'other-site':
      case 'other':
        return refuse(answer);
    }
  }

  #set(asking: Asking | null): void {
    this.asking = asking;
    this.desk.changed();
  }

  /** What was sent need not be written any more. */
  #forget(wish: Wish): void {
    const { drafts } = this.desk;
    switch (wish.kind) {
      case 'order':
        this.desk.drafts = { ...drafts, order: noDrafts.order };
        return;
      case 'force':
      case 'release': {
        const force = Object.fromEntries(Object.entries(drafts.force).filter(([id]) => id !== wish.provider));
        this.desk.drafts = { ...drafts, force };
        return;
      }
      case 'notice':
      case 'end-notice':
        this.desk.drafts = { ...drafts, notice: noDrafts.notice };
    }
  }
}
