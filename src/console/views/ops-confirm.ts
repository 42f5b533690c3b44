import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { CommandFlow, Question, Rejection } from '../command-flow.ts';
import type { OpsCommand } from '../commands/command.ts';
import { changedText, experienceOf, meaningOf, titleOf } from '../text/command-text.ts';
import { StoreElement } from './shared/store-element.ts';
import { reasonField } from './shared/fields.ts';
import { noticePreview, previewStyles } from './shared/notice-preview.ts';
import { strip } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The second step: says what users will experience and asks once more. */
@customElement('ops-confirm')
export class OpsConfirm extends StoreElement {
  static override styles = [
    styles,
    previewStyles,
    css`
      dialog {
        inline-size: min(38rem, calc(100vw - 2rem));
        max-block-size: calc(100dvh - 2rem);
        padding: 1.5rem;
        border: 1px solid var(--line);
        border-radius: 1.125rem;
        background: var(--card);
        color: var(--ink);
        box-shadow: 0 1.5rem 4rem rgb(0 0 0 / 35%);
        overflow-y: auto;
      }
      dialog::backdrop {
        background: rgb(8 12 14 / 55%);
      }
      .body {
        display: grid;
        gap: 1rem;
      }
      h2 {
        font-size: 1.25rem;
      }
      h2:focus-visible {
        outline: none;
      }
      .change {
        display: grid;
        gap: 0.125rem 0.875rem;
        grid-template-columns: max-content minmax(0, 1fr);
        padding: 0.875rem 1rem;
        border-radius: 0.75rem;
        background: var(--sunk);
      }
      .change dt {
        color: var(--muted);
        font-size: 0.875rem;
        padding-block-start: 0.125rem;
      }
      .change dd:last-child {
        font-weight: 600;
      }
      .reason {
        font-size: 0.9375rem;
      }
      .row {
        justify-content: flex-end;
      }
      @media (max-width: 40rem) {
        dialog {
          inline-size: 100%;
          max-inline-size: 100%;
          margin: auto 0 0;
          border-end-start-radius: 0;
          border-end-end-radius: 0;
        }
        .row button {
          flex: 1;
        }
      }
    `,
  ];

  @property({ attribute: false }) flow!: CommandFlow;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  protected override updated(): void {
    const { dialog } = this;
    const isWanted = this.flow.question !== null;
    if (isWanted && !dialog.open) {
      dialog.showModal();
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    } else if (!isWanted) dialog.close();
  }

  protected override render(): TemplateResult {
    const { question } = this.flow;
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="means"
      @cancel=${this.#cancel}
      @close=${() => this.flow.cancel()}
    >
      ${question === null ? nothing : this.#question(question)}
    </dialog>`;
  }

  #question(question: Question): TemplateResult {
    const { flow, texts } = this;
    const { commands } = texts;
    const { command, isUndo, isSending, rejection, reason } = question;
    const isInvalid = rejection?.kind === 'field' && rejection.field === 'reason';
    const apply = rejection?.kind === 'conflict' ? commands.applyAgain : commands.apply;
    return html`<div class="body">
      <h2 id="title" tabindex="-1">${isUndo ? commands.undoTitle : titleOf(command, texts)}</h2>
      <div id="means" class="stack">
        ${isUndo ? html`<p>${titleOf(command, texts)}.</p>` : nothing} ${this.#consequences(command)}
      </div>
      ${
        isUndo || isInvalid
          ? reasonField(texts, reason, isInvalid, (text) => flow.setReason(text))
          : html`<p class="reason"><span class="muted">${commands.reason}:</span> ${reason}</p>`
      }
      <div role="alert">${rejection === null ? nothing : this.#rejection(rejection, question)}</div>
      <p>${isSending ? commands.sending : commands.sure}</p>
      <div class="row">
        <button ?disabled=${isSending} @click=${() => flow.cancel()}>${commands.back}</button>
        <button class="primary" ?disabled=${isSending} @click=${() => flow.confirm()}>${apply}</button>
      </div>
    </div>`;
  }

  /** On the state as it is by now; only what was commanded is held to the state that was asked about. */
  #consequences(command: OpsCommand): TemplateResult | typeof nothing {
    const { state, context } = this.store;
    if (state === null) return nothing;
    const meaning = html`<p>${meaningOf(command, state, context)}</p>`;
    if (command.kind === 'endNotice') return meaning;
    if (command.kind === 'notice') {
      return html`${meaning} ${noticePreview(command, 'ko')} ${noticePreview(command, 'en')}`;
    }
    const { commands } = this.texts;
    const users = experienceOf(command, state, context);
    return html`${meaning}
      <dl class="change">
        <dt>${commands.now}</dt>
        <dd>${users.now}</dd>
        <dt>${commands.after}</dt>
        <dd>${users.after ?? commands.sameForUsers}</dd>
      </dl>`;
  }

  #rejection(rejection: Rejection, { command, basis }: Question): TemplateResult {
    const { failed } = this.texts.commands;
    switch (rejection.kind) {
      case 'conflict':
        return strip(
          'half-open',
          html`<div>
            <p><strong>${rejection.isOtherStore ? failed.conflictStore : failed.conflict}</strong></p>
            <p>${changedText(command, basis, this.store.context)}</p>
          </div>`,
        );
      case 'field':
        return failure(failed.field(failed.fields[rejection.field] ?? rejection.field));
      case 'store':
        return failure(rejection.isCertain ? failed.store : failed.storeUnsure);
      case 'replica':
        return failure(rejection.isApplied ? failed.replicaBehind : failed.replicaNone);
      case 'other':
        return failure(failed.other(rejection.status, rejection.detail));
      case 'unknown':
      case 'other-site':
        return failure(failed[rejection.kind]);
    }
  }

  /** Escape does not take back what is on its way. */
  readonly #cancel = (event: Event): void => {
    if (this.flow.question?.isSending === true) event.preventDefault();
  };
}

function failure(text: string): TemplateResult {
  return strip('open', html`<p>${text}</p>`);
}
