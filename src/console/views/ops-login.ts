import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { LoginNote } from '../console-store.ts';
import { lasting } from '../text/time.ts';
import { DeskElement } from './shared/store-element.ts';
import { shape } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The way in; also says when there is none. The token is sent and forgotten. */
@customElement('ops-login')
export class OpsLogin extends DeskElement {
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

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (desk === null) return nothing;
    const { login } = this.texts.page;
    if (desk.page === 'off') {
      return html`<div class="card">
        <h2>${login.heading}</h2>
        <div class="strip tone-half-open">
          ${shape('lost')}
          <div><strong>${login.off}</strong><br />${login.offHow}</div>
        </div>
      </div>`;
    }
    const words = desk.note === null ? null : this.#words(desk.note);
    const isSlowed = desk.note?.kind === 'slowed' && words !== null;
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
          aria-invalid=${desk.note?.kind === 'wrong' || desk.note?.kind === 'empty'}
        />
        <p class="muted" id="hint">${login.hint}</p>
      </div>
      <div role="alert">${words === null ? nothing : html`<p class="error">${words}</p>`}</div>
      <button class="primary" ?disabled=${desk.isEntering || isSlowed}>
        ${desk.isEntering ? login.entering : login.enter}
      </button>
    </form>`;
  }

  #words(note: LoginNote): string | null {
    const { login } = this.texts.page;
    switch (note.kind) {
      case 'wrong':
        return login.wrong;
      case 'empty':
        return login.empty;
      case 'over':
        return login.over;
      case 'out':
        return login.out;
      case 'unreachable':
        return login.unreachable;
      case 'other-site':
        return login.otherSite;
      case 'failed':
        return login.failed(note.status);
      case 'slowed': {
        const waitMs = note.until - (this.desk?.around.monotonic() ?? 0);
        return waitMs <= 0 ? null : login.slowed(lasting(Math.ceil(waitMs / 1_000) * 1_000, this.texts));
      }
    }
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { field } = this;
    if (field === null || this.desk === null) return;
    const token = field.value.trim();
    field.value = '';
    field.focus();
    void this.desk.logIn(token);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-login': OpsLogin;
  }
}
