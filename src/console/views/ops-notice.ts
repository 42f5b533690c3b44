import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { SharedRecord } from '../../circuit/index.ts';
import { noDrafts, type NoticeDraft } from '../commands/drafts.ts';
import { clockTime, lasting } from '../text/time.ts';
import { DeskElement } from './shared/store-element.ts';
import { choice, durationField, isReason, reasonField } from './shared/fields.ts';
import { noticePreview, previewStyles } from './shared/notice-preview.ts';
import { styles } from './shared/styles.ts';
import { maxNotice } from '../../protocol/index.ts';

type Wrong = 'ko' | 'en' | 'reason';
type Mode = 'write' | 'end';

/** The emergency notice: what is shown, and the first step of publishing or ending one. */
@customElement('ops-notice')
export class OpsNotice extends DeskElement {
  static override styles = [
    styles,
    previewStyles,
    css`
      .levels {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
      .levels .choice {
        padding-inline: 0.625rem;
      }
      .previews {
        display: grid;
        gap: 0.5rem;
      }
    `,
  ];

  @state() private wrong: readonly Wrong[] = [];
  @state() private mode: Mode = 'write';

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (desk?.state == null) return nothing;
    const { notice: words } = this.texts.commands;
    const { notice } = desk.state;
    const draft = desk.drafts.notice;
    return html`<section class="card stack" aria-labelledby="heading">
      <h2 id="heading">${this.texts.page.headings.notice}</h2>
      ${notice === null ? html`<p class="muted">${words.none}</p>` : this.#shown(notice)}
      ${
        draft.isOpen
          ? this.#form(draft, this.mode === 'end' && notice !== null)
          : html`<div class="row">
              <button @click=${() => this.#open(notice)}>
                ${notice === null ? words.write : words.edit}
              </button>
              ${notice === null ? nothing : html`<button @click=${this.#openEnd}>${words.end}</button>`}
            </div>`
      }
    </section>`;
  }

  #shown({ notice, by, why, at, until }: NonNullable<SharedRecord['notice']>): TemplateResult {
    const { desk, texts } = this;
    const { now = 0, locale = 'ko' } = desk ?? {};
    const { notice: words } = texts.commands;
    return html`<div class="previews">
      <p class="label">${words.shown}: ${words.levels[notice.level]}</p>
      ${noticePreview(notice, 'ko')} ${noticePreview(notice, 'en')}
      <p class="muted">${words.by(by, clockTime(at, now, locale), why)}</p>
      ${
        until === null
          ? nothing
          : html`<p class="muted num">
              ${words.until(clockTime(until, now, locale), lasting(until - now, texts))}
            </p>`
      }
    </div>`;
  }

  #form(draft: NoticeDraft, isEnd: boolean): TemplateResult {
    const { texts } = this;
    const { review, discard } = texts.commands;
    return html`<form novalidate @submit=${this.#review}>
      ${isEnd ? nothing : this.#fields(draft)}
      ${reasonField(texts, draft.reason, this.wrong.includes('reason'), (reason) => this.#change({ reason }))}
      <div class="row">
        <button class="primary">${review}</button>
        <button type="button" class="quiet" @click=${this.#discard}>${discard}</button>
      </div>
    </form>`;
  }

  #fields(draft: NoticeDraft): TemplateResult {
    const { texts } = this;
    const { notice: words } = texts.commands;
    const { level, ko, en } = draft;
    return html`<fieldset>
        <legend>${words.level}</legend>
        <div class="choices levels">
          ${(['info', 'warning', 'outage'] as const).map((each) =>
            choice('level', each, level === each, [words.levels[each]], () => this.#change({ level: each })),
          )}
        </div>
      </fieldset>
      ${this.#text('ko', ko)} ${this.#text('en', en)}
      <div class="previews">
        <p class="label">${words.preview}</p>
        ${noticePreview({ level, text: { ko, en } }, 'ko', words.empty)}
        ${noticePreview({ level, text: { ko, en } }, 'en', words.empty)}
      </div>
      ${durationField(texts, draft.forMs, (forMs) => this.#change({ forMs }))}`;
  }

  #text(language: 'ko' | 'en', value: string): TemplateResult {
    const { notice: words } = this.texts.commands;
    const isWrong = this.wrong.includes(language);
    return html`<div class="field">
      <label for=${language}>${words[language]}</label>
      <textarea
        id=${language}
        lang=${language}
        rows="2"
        maxlength=${maxNotice}
        aria-describedby="${language}-hint"
        aria-invalid=${isWrong}
        .value=${value}
        @input=${(event: InputEvent) =>
          this.#change({ [language]: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      <p class="muted num" id="${language}-hint">
        ${isWrong ? html`<span class="error">${words.textMissing}</span>` : words.left(maxNotice - value.length)}
      </p>
    </div>`;
  }

  #change(some: Partial<NoticeDraft>): void {
    const { desk } = this;
    if (desk === null) return;
    desk.drafts = { ...desk.drafts, notice: { ...desk.drafts.notice, ...some } };
    if (this.wrong.length > 0) this.wrong = this.#wrongIn(desk.drafts.notice);
    desk.changed();
  }

  /** One that is shown is what one begins with to change it. */
  #open(shown: SharedRecord['notice']): void {
    this.mode = 'write';
    this.wrong = [];
    const { level, text } = shown?.notice ?? { level: noDrafts.notice.level, text: { ko: '', en: '' } };
    this.#change({ isOpen: true, level, ko: text.ko, en: text.en });
  }

  readonly #openEnd = (): void => {
    this.mode = 'end';
    this.wrong = [];
    this.#change({ isOpen: true });
  };

  readonly #discard = (): void => {
    this.wrong = [];
    this.#change(noDrafts.notice);
  };

  #wrongIn({ ko, en, reason }: NoticeDraft): readonly Wrong[] {
    const isEnd = this.mode === 'end';
    const wrong: Wrong[] = [];
    if (!isEnd && ko.trim() === '') wrong.push('ko');
    if (!isEnd && en.trim() === '') wrong.push('en');
    if (!isReason(reason)) wrong.push('reason');
    return wrong;
  }

  readonly #review = (event: Event): void => {
    event.preventDefault();
    const draft = this.desk?.drafts.notice ?? noDrafts.notice;
    const { level, ko, en, forMs, reason } = draft;
    this.wrong = this.#wrongIn(draft);
    const [first] = this.wrong;
    if (first !== undefined) {
      this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
      return;
    }
    const isEnd = this.mode === 'end' && this.desk?.state?.notice != null;
    this.commander?.ask(
      isEnd ? { kind: 'end-notice' } : { kind: 'notice', level, text: { ko, en }, forMs },
      reason,
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-notice': OpsNotice;
  }
}
