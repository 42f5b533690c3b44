import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { noForce, type ForceDraft } from '../commands/drafts.ts';
import { DeskElement } from './shared/store-element.ts';
import { choice, durationField, isReason, reasonField } from './shared/fields.ts';
import { styles } from './shared/styles.ts';

/** First step of holding one circuit, or releasing it. */
@customElement('ops-force')
export class OpsForce extends DeskElement {
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
  @state() private isWrong = false;

  protected override render(): TemplateResult | typeof nothing {
    const record = this.desk?.state?.providers[this.provider];
    if (record === undefined) return nothing;
    const { texts, provider } = this;
    const { force } = texts.commands;
    const draft = this.#draft;
    return html`<button
        class="quiet toggle"
        aria-expanded=${draft.isOpen}
        aria-controls="form"
        @click=${() => this.#change({ isOpen: !draft.isOpen, to: record.forced ? 'release' : draft.to })}
      >
        ${force.heading(provider)}
      </button>
      <form id="form" novalidate ?hidden=${!draft.isOpen} @submit=${this.#review}>
        ${draft.isOpen ? this.#fields(draft, record.forced !== null) : nothing}
      </form>`;
  }

  #fields(draft: ForceDraft, isForced: boolean): TemplateResult {
    const { texts } = this;
    const { force, review, discard } = texts.commands;
    const to = (value: ForceDraft['to'], name: string, means: string): TemplateResult =>
      choice('to', value, draft.to === value, [name, means], () => this.#change({ to: value }));
    return html`<fieldset>
        <legend>${force.what}</legend>
        <div class="choices">
          ${isForced ? to('release', force.release, force.releaseMeans) : nothing}
          ${to('open', force.open, force.openMeans)} ${to('closed', force.closed, force.closedMeans)}
        </div>
      </fieldset>
      ${
        draft.to === 'release'
          ? nothing
          : durationField(texts, draft.forMs, (forMs) => this.#change({ forMs }))
      }
      ${reasonField(texts, draft.reason, this.isWrong, (reason) => {
        this.isWrong = this.isWrong && !isReason(reason);
        this.#change({ reason });
      })}
      <div class="row">
        <button class="primary">${review}</button>
        <button type="button" class="quiet" @click=${() => this.#change(noForce)}>${discard}</button>
      </div>`;
  }

  get #draft(): ForceDraft {
    const { [this.provider]: draft = noForce } = this.desk?.drafts.force ?? {};
    // Somebody has released it meanwhile.
    const isForced = this.desk?.state?.providers[this.provider]?.forced != null;
    return draft.to === 'release' && !isForced ? { ...draft, to: 'open' } : draft;
  }

  #change(some: Partial<ForceDraft>): void {
    const { desk } = this;
    if (desk === null) return;
    const force = { ...desk.drafts.force, [this.provider]: { ...this.#draft, ...some } };
    desk.drafts = { ...desk.drafts, force };
    desk.changed();
  }

  readonly #review = (event: Event): void => {
    event.preventDefault();
    const { to, forMs, reason } = this.#draft;
    const { provider } = this;
    this.isWrong = !isReason(reason);
    if (this.isWrong) {
      this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
      return;
    }
    this.commander?.ask(
      to === 'release' ? { kind: 'release', provider } : { kind: 'force', provider, to, forMs },
      reason,
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-force': OpsForce;
  }
}
