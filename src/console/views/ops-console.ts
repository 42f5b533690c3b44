import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../console-store.ts';
import { doneWords } from '../text/command-text.ts';
import { worstOf } from '../../circuit/index.ts';
import { DeskElement } from './shared/store-element.ts';
import { showOnTab } from './shared/document-title.ts';
import { shape } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The whole page. */
@customElement('ops-console')
export class OpsConsole extends DeskElement {
  static override styles = [
    styles,
    css`
      ops-header {
        position: sticky;
        inset-block-start: 0;
        z-index: 2;
      }
      main {
        display: grid;
        gap: 1rem;
        max-inline-size: 90rem;
        margin-inline: auto;
        padding: 1rem clamp(0.75rem, 2.5vw, 2rem) 3rem;
      }
      /* It takes the focus over from the login; a ring around the whole page would say nothing. */
      main:focus {
        outline: none;
      }
      .providers {
        display: grid;
        gap: 1rem;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
      }
      .providers > li {
        min-inline-size: 0;
      }
      .rest {
        display: grid;
        gap: 1rem;
        align-items: start;
      }
      .controls {
        display: grid;
        gap: 1rem;
      }
      @media (min-width: 64rem) {
        .rest {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
        .controls {
          order: 2;
        }
      }
      .undo {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
      }
      .undo .shape {
        color: var(--closed);
      }
      .undo p {
        flex: 1;
        min-inline-size: 12rem;
      }
      .card.undo {
        padding: 0.375rem 0.5rem 0.375rem 1.25rem;
      }
      .loading {
        padding: 4rem 1rem;
        text-align: center;
        color: var(--muted);
      }
    `,
  ];

  #wasAtLogin = false;

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.desk !== null) this.#followFocus(this.desk);
  }

  protected override updated(): void {
    const { desk } = this;
    if (desk === null) return;
    const { page, state } = this.texts;
    const known = desk.page === 'desk' ? desk.state : null;
    document.documentElement.lang = desk.locale;
    if (known === null) return showOnTab(page.title, 'unknown');
    if (!desk.liveness.isLive) return showOnTab(page.titleNotLive, 'unknown');
    const worst = worstOf(known);
    if (worst === null) return showOnTab(page.titleCalm, 'closed');
    showOnTab(page.titleWorst(state.phase[worst.phase], worst.provider), worst.phase);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (desk === null) return nothing;
    return html`<ops-header .desk=${desk}></ops-header>
      <main tabindex="-1">${this.#page()}</main>
      <ops-confirm .desk=${desk} .commander=${this.commander}></ops-confirm>
      <div class="hidden" role="status" aria-live="polite">${desk.announcement}</div>`;
  }

  #page(): TemplateResult {
    const { desk, commander, texts } = this;
    if (desk?.page === 'login' || desk?.page === 'off') {
      return html`<ops-login .desk=${desk}></ops-login>`;
    }
    if (desk?.page !== 'desk' || desk.state === null) {
      const isAway = desk?.note?.kind === 'unreachable';
      return html`<p class="loading" role="status">
        ${isAway ? texts.page.login.unreachable : texts.page.loading}
      </p>`;
    }
    return html`<ops-banners .desk=${desk}></ops-banners>
      ${this.#undo()}
      <section aria-label=${texts.page.headings.providers}>
        <ul class="providers">
          ${repeat(
            desk.state.order,
            (id) => id,
            (id) =>
              html`<li><ops-card .desk=${desk} .commander=${commander} .provider=${id}></ops-card></li>`,
          )}
        </ul>
      </section>
      <div class="rest">
        <div class="controls">
          <ops-order .desk=${desk} .commander=${commander}></ops-order>
          <ops-notice .desk=${desk} .commander=${commander}></ops-notice>
          <ops-alert-test .desk=${desk}></ops-alert-test>
        </div>
        <ops-records .desk=${desk}></ops-records>
      </div>`;
  }

  /**
   * The login goes, and the focus with it: out of there first. Else keys would begin at the top again, and
   * WebKit, which looks for the field that had the focus, would scroll to the end of the page.
   */
  #followFocus({ page }: Desk): void {
    if (page === 'desk' && this.#wasAtLogin) {
      this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
    }
    this.#wasAtLogin = page === 'login';
  }

  #undo(): TemplateResult | typeof nothing {
    const { commander, texts } = this;
    if (commander?.undo == null || commander.last === null) return nothing;
    return html`<div class="card undo">
      ${shape('closed')}
      <p>${doneWords(commander.last.wish, texts.commands)}</p>
      <button class="quiet" @click=${() => commander.askUndo()}>${texts.commands.undo}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-console': OpsConsole;
  }
}
