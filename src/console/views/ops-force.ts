import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { noForce, type ForceDraft } from '../commands/drafts.ts';
import { nameOf } from '../locales/services.ts';
import { StateElement } from './shared/store-element.ts';
import { choice, durationField, formButtons, isReason, reasonField } from './shared/fields.ts';
import { styles } from './shared/styles.ts';

/** First step of holding one circuit, or releasing it. */
@customElement('ops-force')
export class OpsForce extends StateElement {
  static override styles = [
    styles,
    css`
      :host {
        border-block-start: 1px solid var(--line);
        padding-block-start: 0.5rem;
      }
      form {
        padding-block: 0.5rem;
      }
      .toggle {
        margin-inline-start: -1rem;
      }
      .toggle::after {
        content: '';
        inline-size: 0.5rem;
        block-size: 0.5rem;
        border: solid currentColor;
        border-width: 0 2px 2px 0;
        rotate: 45deg;
        translate: 0 -0.125rem;
      }
      .toggle[aria-expanded='true']::after {
        rotate: 225deg;
        translate: 0 0.125rem;
      }
      @media (min-width: 34rem) {
        .choices {
          grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
        }
      }
    `,
  ];

  @property({ attribute: false }) provider = '';
  @state() private isInvalid = false;

  protected override render(): TemplateResult {
    const { texts, provider } = this;
    const draft = this.#draft;
    const { isOpen } = draft;
    const to = this.#isForced ? 'release' : draft.to;
    return html`<button
        class="quiet toggle"
        aria-expanded=${isOpen}
        aria-controls="form"
        @click=${() => this.#change({ isOpen: !isOpen, to })}
      >
        ${texts.commands.force.heading(nameOf(provider, texts.services))}
      </button>
      <form id="form" novalidate ?hidden=${!isOpen} @submit=${this.#review}>
        ${isOpen ? this.#fields(draft) : nothing}
      </form>`;
  }

  #fields({ to, forMs, reason }: ForceDraft): TemplateResult {
    const { texts } = this;
    const { force } = texts.commands;
    const option = (value: ForceDraft['to'], title: string, meaning: string): TemplateResult =>
      choice('to', value, to === value, [title, meaning], () => this.#change({ to: value }));
    return html`<fieldset>
        <legend>${force.what}</legend>
        <div class="choices">
          ${this.#isForced ? option('release', force.release, force.releaseMeans) : nothing}
          ${option('open', force.open, force.openMeans)} ${option('closed', force.closed, force.closedMeans)}
        </div>
      </fieldset>
      ${to === 'release' ? nothing : durationField(texts, forMs, (ms) => this.#change({ forMs: ms }))}
      ${reasonField(texts, reason, this.isInvalid, (text) => {
        this.isInvalid = this.isInvalid && !isReason(text);
        this.#change({ reason: text });
      })}
      ${formButtons(texts, () => this.#change(noForce))}`;
  }

  get #isForced(): boolean {
    return this.state.providers[this.provider]?.forced != null;
  }

  get #draft(): ForceDraft {
    const { [this.provider]: draft = noForce } = this.store.drafts.force;
    // Somebody has released it meanwhile.
    return draft.to === 'release' && !this.#isForced ? { ...draft, to: 'open' } : draft;
  }

  #change(some: Partial<ForceDraft>): void {
    const { force } = this.store.drafts;
    this.store.draft({ force: { ...force, [this.provider]: { ...this.#draft, ...some } } });
  }

  readonly #review = (event: Event): void => {
    event.preventDefault();
    const { to, forMs, reason } = this.#draft;
    const { provider } = this;
    this.isInvalid = !isReason(reason);
    if (this.isInvalid) this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
    else this.flow.ask({ kind: to, provider, forMs }, reason);
  };
}
