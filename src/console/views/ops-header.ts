import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keepLocale } from '../locales/language.ts';
import { lasting } from '../text/time.ts';
import { StoreElement } from './shared/store-element.ts';
import { phaseIcon } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The bar on top: whether it is live, who is in, which language. */
@customElement('ops-header')
export class OpsHeader extends StoreElement {
  static override styles = [
    styles,
    css`
      .bar {
        gap: 0.25rem 0.75rem;
        padding: 0.5rem clamp(0.75rem, 2.5vw, 2rem);
        background: var(--card);
        border-block-end: 1px solid var(--line);
      }
      h1 {
        font-size: 1.0625rem;
        letter-spacing: -0.015em;
        margin-inline-end: auto;
      }
      .live {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        font-size: 0.875rem;
        font-weight: 600;
      }
      .dot {
        inline-size: 0.625rem;
        block-size: 0.625rem;
        border-radius: 50%;
        background: var(--closed);
      }
      .live.no {
        color: var(--half-open);
      }
      .age {
        font-weight: 400;
        color: var(--muted);
        min-inline-size: 5.5em;
      }
      .quiet {
        padding-inline: 0.625rem;
      }
      .you {
        font-size: 0.875rem;
        color: var(--muted);
        max-inline-size: 10rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 40rem) {
        h1 {
          inline-size: 100%;
          font-size: 1rem;
        }
        .bar {
          column-gap: 0.25rem;
        }
        .quiet {
          padding-inline: 0.375rem;
          font-size: 0.8125rem;
        }
        .live {
          margin-inline-end: auto;
        }
        .age,
        .you {
          display: none;
        }
      }
      @media (prefers-reduced-motion: no-preference) {
        .dot {
          animation: beat 2.5s ease-out infinite;
        }
        @keyframes beat {
          0% {
            box-shadow: 0 0 0 0 color-mix(in srgb, var(--closed) 55%, transparent);
          }
          60%,
          100% {
            box-shadow: 0 0 0 0.5rem transparent;
          }
        }
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { store } = this;
    const { page } = this.texts;
    return html`<header class="bar row">
      <h1>${page.title}</h1>
      ${
        store.page === 'overview'
          ? html`${this.#live()}
              <span class="you">${page.you(store.you)}</span>
              <a class="button quiet" href="/v1/ops/flight" download="flight.json">${page.download}</a>
              ${this.#language()}
              <button class="quiet" @click=${() => store.logOut()}>${page.logout}</button>`
          : this.#language()
      }
    </header>`;
  }

  #live(): TemplateResult {
    const { live } = this.texts.page;
    const { liveness } = this.store;
    if (!liveness.isLive) return html`<span class="live no">${phaseIcon('lost')}${live.no}</span>`;
    return html`<span class="live"
      ><i class="dot"></i>${live.yes}
      <span class="age num">${live.yesAge(lasting(liveness.ageMs, this.texts))}</span></span
    >`;
  }

  #language(): TemplateResult {
    const { store } = this;
    const other = store.locale === 'ko' ? 'en' : 'ko';
    const change = (): void => {
      store.locale = other;
      keepLocale(other);
      store.changed();
    };
    return html`<button class="quiet" lang=${other} @click=${change}>
      ${this.texts.page.otherLanguage}
    </button>`;
  }
}
