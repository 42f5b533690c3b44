import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { LoginNote } from '../console-store.ts';
import { StoreElement } from './shared/store-element.ts';
import { strip } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The way in; also says when there is none. The token is sent and forgotten. */
@customElement('ops-login')
export class OpsLogin extends StoreElement {
  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        place-items: start center;
        padding: clamp(1.5rem, 12vh, 8rem) 1rem 2rem;
      }
      .card {
        inline-size: min(26rem, 100%);
        padding: 1.75rem;
        display: grid;
        gap: 1rem;
      }
      h2 {
        font-size: 1.25rem;
      }
      button {
        inline-size: 100%;
      }
    `,
  ];

  @query('input') private readonly field!: HTMLInputElement | null;

  protected override firstUpdated(): void {
    this.field?.focus();
  }

  protected override render(): TemplateResult {
    const { page, note, isEntering } = this.store;
    const { login } = this.texts.page;
    if (page === 'off') {
      return html`<div class="card">
        <h2>${login.heading}</h2>
        ${strip('lost', html`<div><strong>${login.off}</strong><br />${login.offHow}</div>`)}
      </div>`;
    }
    const text = note === null ? null : this.#noteText(note);
    return html`<form class="card" novalidate @submit=${this.#submit}>
      <h2>${login.heading}</h2>
      <div class="field">
        <label for="token">${login.token}</label>
        <input
          id="token"
          type="password"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="4096"
          aria-describedby="hint"
          aria-invalid=${note?.kind === 'wrong' || note?.kind === 'slowed' || note?.kind === 'empty'}
        />
        <p class="muted" id="hint">${login.hint}</p>
      </div>
      <div role="alert">${text === null ? nothing : html`<p class="error">${text}</p>`}</div>
      <button class="primary" ?disabled=${isEntering}>${isEntering ? login.entering : login.enter}</button>
    </form>`;
  }

  #noteText(note: LoginNote): string {
    const { login } = this.texts.page;
    return note.kind === 'failed' ? login.failed(note.status) : login[note.kind];
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { field } = this;
    if (field === null) return;
    const token = field.value.trim();
    field.value = '';
    field.focus();
    void this.store.logIn(token);
  };
}
