import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { Asking, Refusal } from '../command-flow.ts';
import { changedWords, experienceOf, meaningOf, titleOf } from '../text/command-text.ts';
import { DeskElement } from './shared/store-element.ts';
import { reasonField } from './shared/fields.ts';
import { noticePreview, previewStyles } from './shared/notice-preview.ts';
import { shape } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The second step: says what users will experience and asks once more. */
@customElement('ops-confirm')
export class OpsConfirm extends DeskElement {
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

  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

  protected override updated(): void {
    const { dialog } = this;
    if (dialog === null) return;
    const isWanted = this.commander?.asking != null;
    if (isWanted && !dialog.open) {
      dialog.showModal();
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    } else if (!isWanted && dialog.open) dialog.close();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk, commander } = this;
    if (desk === null || commander === null) return nothing;
    const { asking } = commander;
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="means"
      @cancel=${this.#cancel}
      @close=${() => commander.cancel()}
    >
      ${asking === null ? nothing : this.#question(asking)}
    </dialog>`;
  }

  #question(asking: Asking): TemplateResult {
    const { commander, texts } = this;
    const { commands } = texts;
    const { wish, isUndo, isSending, refusal, reason } = asking;
    const isWrong = refusal?.kind === 'field' && refusal.field === 'reason';
    const apply = refusal?.kind === 'conflict' ? commands.applyAgain : commands.apply;
    return html`<div class="body">
      <h2 id="title" tabindex="-1">${isUndo ? commands.title.undo : titleOf(wish, commands)}</h2>
      <div id="means" class="stack">
        ${isUndo ? html`<p>${titleOf(wish, commands)}.</p>` : nothing} ${this.#consequences(asking)}
      </div>
      ${
        isUndo || isWrong
          ? reasonField(texts, reason, isWrong, (words) => commander?.setReason(words))
          : html`<p class="reason"><span class="muted">${commands.reason}:</span> ${reason}</p>`
      }
      <div role="alert">${refusal === null ? nothing : this.#refusal(refusal, asking)}</div>
      <p>${isSending ? commands.sending : commands.sure}</p>
      <div class="row">
        <button ?disabled=${isSending} @click=${() => commander?.cancel()}>${commands.back}</button>
        <button class="primary" ?disabled=${isSending} @click=${() => commander?.confirm()}>${apply}</button>
      </div>
    </div>`;
  }

  /** On the state as it is by now; only what was commanded is held to the state that was asked about. */
  #consequences({ wish }: Asking): TemplateResult | typeof nothing {
    const { desk, texts } = this;
    if (desk?.state == null) return nothing;
    const { commands } = texts;
    const { saying } = desk;
    const users = experienceOf(wish, desk.state, saying);
    const isNotice = wish.kind === 'notice' || wish.kind === 'end-notice';
    return html`<p>${meaningOf(wish, desk.state, saying)}</p>
      ${wish.kind === 'notice' ? html`${noticePreview(wish, 'ko')} ${noticePreview(wish, 'en')}` : nothing}
      ${
        isNotice
          ? nothing
          : html`<dl class="change">
              <dt>${commands.now}</dt>
              <dd>${users.now}</dd>
              <dt>${commands.after}</dt>
              <dd>${users.after ?? commands.sameForUsers}</dd>
            </dl>`
      }`;
  }

  #refusal(refusal: Refusal, { wish, basis }: Asking): TemplateResult {
    const { desk, texts } = this;
    const { failed } = texts.commands;
    if (refusal.kind === 'conflict') {
      const changed = desk === null ? '' : changedWords(wish, basis, desk.saying);
      return html`<div class="strip tone-half-open">
        ${shape('half-open')}
        <div>
          <p><strong>${refusal.isOtherStore ? failed.conflictStore : failed.conflict}</strong></p>
          <p>${changed}</p>
        </div>
      </div>`;
    }
    return html`<div class="strip tone-open">
      ${shape('open')}
      <p>${this.#refusalWords(refusal)}</p>
    </div>`;
  }

  #refusalWords(refusal: Exclude<Refusal, { kind: 'conflict' }>): string {
    const { failed } = this.texts.commands;
    switch (refusal.kind) {
      case 'field':
        return failed.field(failed.fields[refusal.field] ?? refusal.field);
      case 'store':
        return refusal.isCertain ? failed.store : failed.storeUnsure;
      case 'unknown':
        return failed.unknown;
      case 'other-site':
        return failed.otherSite;
      case 'other':
        return failed.other(refusal.status, refusal.detail);
    }
  }

  /** Escape does not take back what is on its way. */
  readonly #cancel = (event: Event): void => {
    if (this.commander?.asking?.isSending === true) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-confirm': OpsConfirm;
  }
}
