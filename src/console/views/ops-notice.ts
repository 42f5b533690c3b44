import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { SharedRecord } from '../../circuit/index.ts';
import { noDrafts, type NoticeDraft } from '../commands/drafts.ts';
import { clockTime, lasting } from '../text/time.ts';
import { StateElement } from './shared/store-element.ts';
import { choice, durationField, formButtons, isReason, reasonField } from './shared/fields.ts';
import { noticePreview, previewStyles } from './shared/notice-preview.ts';
import { styles } from './shared/styles.ts';
import { maxNotice, textFaultOf } from '../../protocol/index.ts';

type Field = 'ko' | 'en' | 'reason';
type ShownNotice = NonNullable<SharedRecord['notice']>;

const levels = ['info', 'warning', 'outage'] as const;

/** The emergency notice: what is shown, and the first step of publishing or ending one. */
@customElement('ops-notice')
export class OpsNotice extends StateElement {
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

  @state() private invalid: readonly Field[] = [];
  @state() private isEnding = false;

  protected override render(): TemplateResult {
    const { notice: texts } = this.texts.commands;
    const { notice } = this.state;
    return html`<section class="card stack" aria-labelledby="heading">
      <h2 id="heading">${this.texts.page.headings.notice}</h2>
      ${notice === null ? html`<p class="muted">${texts.none}</p>` : this.#shown(notice)}
      ${
        this.store.drafts.notice.isOpen
          ? this.#form()
          : html`<div class="row">
              <button @click=${() => this.#open(notice)}>
                ${notice === null ? texts.write : texts.edit}
              </button>
              ${notice === null ? nothing : html`<button @click=${this.#openEnd}>${texts.end}</button>`}
            </div>`
      }
    </section>`;
  }

  #shown({ notice, by, why, at, until }: ShownNotice): TemplateResult {
    const { notice: texts } = this.texts.commands;
    const { context, now } = this.store;
    const end = (ms: number): string => texts.until(clockTime(ms, context), lasting(ms - now, this.texts));
    return html`<div class="previews">
      <p class="label">${texts.shown}: ${texts.levels[notice.level]}</p>
      ${noticePreview(notice, 'ko')} ${noticePreview(notice, 'en')}
      <p class="muted num">
        ${this.texts.state.signed(by, clockTime(at, context), why)}
        ${until === null ? nothing : html`<br />${end(until)}`}
      </p>
    </div>`;
  }

  #form(): TemplateResult {
    const { texts } = this;
    const draft = this.store.drafts.notice;
    const isEnd = this.isEnding && this.state.notice !== null;
    return html`<form novalidate @submit=${this.#review}>
      ${isEnd ? nothing : this.#fields(draft)}
      ${reasonField(texts, draft.reason, this.invalid.includes('reason'), (reason) =>
        this.#change({ reason }),
      )}
      ${formButtons(texts, this.#discard)}
    </form>`;
  }

  #fields({ level, ko, en, forMs }: NoticeDraft): TemplateResult {
    const { notice: texts } = this.texts.commands;
    const preview = { level, text: { ko, en } };
    return html`<fieldset>
        <legend>${texts.level}</legend>
        <div class="choices levels">
          ${levels.map((each) =>
            choice('level', each, level === each, [texts.levels[each]], () => this.#change({ level: each })),
          )}
        </div>
      </fieldset>
      ${this.#text('ko', ko)} ${this.#text('en', en)}
      <div class="previews">
        <p class="label">${texts.preview}</p>
        ${noticePreview(preview, 'ko', texts.empty)} ${noticePreview(preview, 'en', texts.empty)}
      </div>
      ${durationField(this.texts, forMs, (ms) => this.#change({ forMs: ms }))}`;
  }

  #text(language: 'ko' | 'en', value: string): TemplateResult {
    const { notice: texts, textHidden } = this.texts.commands;
    const isInvalid = this.invalid.includes(language);
    const fault = textFaultOf(value, 1) === 'hidden' ? textHidden : texts.textMissing;
    return html`<div class="field">
      <label for=${language}>${texts[language]}</label>
      <textarea
        id=${language}
        lang=${language}
        rows="2"
        maxlength=${maxNotice}
        aria-describedby="${language}-hint"
        aria-invalid=${isInvalid}
        .value=${value}
        @input=${(event: InputEvent) =>
          this.#change({ [language]: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      <p class="muted num" id="${language}-hint">
        ${isInvalid ? html`<span class="error">${fault}</span>` : texts.left(maxNotice - value.length)}
      </p>
    </div>`;
  }

  #change(some: Partial<NoticeDraft>): void {
    const notice = { ...this.store.drafts.notice, ...some };
    if (this.invalid.length > 0) this.invalid = this.#invalidOf(notice);
    this.store.draft({ notice });
  }

  /** A notice that is shown is what one begins with to change it. */
  #open(shown: ShownNotice | null): void {
    this.isEnding = false;
    this.invalid = [];
    const { level, text } = shown?.notice ?? { level: noDrafts.notice.level, text: { ko: '', en: '' } };
    this.#change({ isOpen: true, level, ...text });
  }

  readonly #openEnd = (): void => {
    this.isEnding = true;
    this.invalid = [];
    this.#change({ isOpen: true });
  };

  readonly #discard = (): void => {
    this.invalid = [];
    this.#change(noDrafts.notice);
  };

  #invalidOf({ ko, en, reason }: NoticeDraft): readonly Field[] {
    const { isEnding } = this;
    return [
      ...(isEnding || textFaultOf(ko, 1) === null ? [] : (['ko'] as const)),
      ...(isEnding || textFaultOf(en, 1) === null ? [] : (['en'] as const)),
      ...(isReason(reason) ? [] : (['reason'] as const)),
    ];
  }

  readonly #review = (event: Event): void => {
    event.preventDefault();
    const { level, ko, en, forMs, reason } = this.store.drafts.notice;
    this.invalid = this.#invalidOf(this.store.drafts.notice);
    const [first] = this.invalid;
    if (first !== undefined) {
      this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
      return;
    }
    const isEnd = this.isEnding && this.state.notice !== null;
    this.flow.ask(isEnd ? { kind: 'endNotice' } : { kind: 'notice', level, text: { ko, en }, forMs }, reason);
  };
}
