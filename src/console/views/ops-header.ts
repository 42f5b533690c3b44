import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keepLocale, storageOf } from '../locales/language.ts';
import { lasting } from '../text/time.ts';
import { DeskElement } from './shared/store-element.ts';
import { shape } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The bar on top: whether it is live, who is in, which language. */
@customElement('ops-header')
export class OpsHeader extends DeskElement {
  static override styles = [
    styles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
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
        .quiet {
          padding-inline: 0.375rem;
          font-size: 0.875rem;
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

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (desk === null) return nothing;
    const { page } = this.texts;
    const isIn = desk.page === 'desk';
    return html`<header>
      <h1>${page.title}</h1>
      ${isIn ? this.#live() : nothing}
      ${isIn ? html`<span class="you">${page.you(desk.you)}</span>` : nothing}
      ${
        isIn
          ? html`<a class="button quiet" href="/v1/ops/flight" download="flight.json">${page.download}</a>`
          : nothing
      }
      <button class="quiet" lang=${desk.locale === 'ko' ? 'en' : 'ko'} @click=${this.#switch}>
        ${page.otherLanguage}
      </button>
      ${isIn ? html`<button class="quiet" @click=${() => desk.logOut()}>${page.logout}</button>` : nothing}
    </header>`;
  }

  #live(): TemplateResult {
    const { desk, texts } = this;
    const { live } = texts.page;
    const liveness = desk?.liveness;
    if (liveness?.isLive !== true) return html`<span class="live no">${shape('lost')}${live.no}</span>`;
    return html`<span class="live"
      ><i class="dot"></i>${live.yes}
      <span class="age num">${live.yesAge(lasting(liveness.ageMs, texts))}</span></span
    >`;
  }

  readonly #switch = (): void => {
    const { desk } = this;
    if (desk === null) return;
    desk.locale = desk.locale === 'ko' ? 'en' : 'ko';
    keepLocale(storageOf(window), desk.locale);
    desk.changed();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-header': OpsHeader;
  }
}
