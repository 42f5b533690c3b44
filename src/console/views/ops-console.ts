import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CommandFlow } from '../command-flow.ts';
import { nameOf } from '../locales/services.ts';
import { doneText } from '../text/command-text.ts';
import { worstOf } from '../../circuit/index.ts';
import { StoreElement } from './shared/store-element.ts';
import { setDocumentTitle } from './shared/document-title.ts';
import { phaseIcon } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The whole page. */
@customElement('ops-console')
export class OpsConsole extends StoreElement {
  static override styles = [
    styles,
    css`
      ops-header {
        position: sticky;
        inset-block-start: 0;
        z-index: 2;
      }
      main,
      .providers,
      .rest,
      .controls,
      .records {
        display: grid;
        gap: 1rem;
      }
      main {
        max-inline-size: 90rem;
        margin-inline: auto;
        padding: 1rem clamp(0.75rem, 2.5vw, 2rem) 3rem;
      }
      /* It takes the focus over from the login; a ring around the whole page would say nothing. */
      main:focus {
        outline: none;
      }
      .providers {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
      }
      .providers > li {
        min-inline-size: 0;
      }
      .rest {
        align-items: start;
      }
      @media (min-width: 64rem) {
        .rest {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
        .controls {
          order: 2;
        }
      }
      .undo .shape {
        color: var(--closed);
      }
      .undo p {
        flex: 1;
        min-inline-size: 12rem;
      }
      .card.undo {
        gap: 0.25rem 0.75rem;
        padding: 0.375rem 0.5rem 0.375rem 1.25rem;
      }
      .loading {
        padding: 4rem 1rem;
        text-align: center;
        color: var(--muted);
      }
    `,
  ];

  @property({ attribute: false }) flow!: CommandFlow;

  #wasAtLogin = false;

  /**
   * The login goes, and the focus with it: out of there first. Else keys would begin at the top again, and
   * WebKit, which looks for the field that had the focus, would scroll to the end of the page.
   */
  protected override willUpdate(): void {
    const { page } = this.store;
    if (page === 'overview' && this.#wasAtLogin) {
      this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
    }
    this.#wasAtLogin = page === 'login';
  }

  protected override updated(): void {
    const { store } = this;
    const { page, state, services } = this.texts;
    document.documentElement.lang = store.locale;
    if (store.page !== 'overview' || store.state === null) return setDocumentTitle(page.title, 'unknown');
    if (!store.liveness.isLive) return setDocumentTitle(page.titleNotLive, 'unknown');
    const worst = worstOf(store.state);
    if (worst === null) return setDocumentTitle(page.titleCalm, 'closed');
    setDocumentTitle(
      page.titleWorst(state.phase[worst.phase], nameOf(worst.provider, services)),
      worst.phase,
    );
  }

  protected override render(): TemplateResult {
    const { store, flow } = this;
    return html`<ops-header .store=${store}></ops-header>
      <main tabindex="-1">${this.#page()}</main>
      <ops-confirm .store=${store} .flow=${flow}></ops-confirm>
      <div class="hidden" role="status" aria-live="polite">${store.announcement}</div>`;
  }

  #page(): TemplateResult {
    const { store, flow, texts } = this;
    const { page, state, note } = store;
    if (page === 'login' || page === 'off') return html`<ops-login .store=${store}></ops-login>`;
    if (state === null) {
      return html`<p class="loading" role="status">
        ${note?.kind === 'unreachable' ? texts.page.login.unreachable : texts.page.loading}
      </p>`;
    }
    return html`<ops-banners .store=${store}></ops-banners>
      ${this.#undo()}
      <section aria-label=${texts.page.headings.providers}>
        <ul class="providers">
          ${repeat(
            state.order,
            (id) => id,
            (id) => html`<li><ops-card .store=${store} .flow=${flow} .provider=${id}></ops-card></li>`,
          )}
        </ul>
      </section>
      <div class="rest">
        <div class="controls">
          <ops-order .store=${store} .flow=${flow}></ops-order>
          <ops-notice .store=${store} .flow=${flow}></ops-notice>
          <ops-alert-test .store=${store}></ops-alert-test>
        </div>
        <div class="records">
          <ops-reports .store=${store}></ops-reports>
          <ops-records .store=${store}></ops-records>
        </div>
      </div>`;
  }

  #undo(): TemplateResult | typeof nothing {
    const { flow, texts } = this;
    if (flow.undo === null || flow.last === null) return nothing;
    return html`<div class="card undo row">
      ${phaseIcon('closed')}
      <p>${doneText(flow.last.command, texts)}</p>
      <button class="quiet" @click=${() => flow.askUndo()}>${texts.commands.undo}</button>
    </div>`;
  }
}
