import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { type Notice, type Phase, servingOf, type Serving } from '../../circuit/index.ts';
import { lasting } from '../text/time.ts';
import { StoreElement } from './shared/store-element.ts';
import { phaseIcon, strip } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The one sentence that matters, and above it whatever makes it doubtful. */
@customElement('ops-banners')
export class OpsBanners extends StoreElement {
  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }
      .hero {
        padding: 1rem 1.25rem;
        border-inline-start: 0.375rem solid var(--tone);
        display: grid;
        gap: 0.25rem;
      }
      .hero > :is(h2, p) {
        display: grid;
        grid-template-columns: 1.75rem minmax(0, 1fr);
        gap: 0.75rem;
        align-items: start;
      }
      .hero h2 {
        font-size: 0.875rem;
        color: var(--muted);
        font-weight: 600;
      }
      .hero h2::before {
        content: '';
      }
      .hero .shape {
        inline-size: 1.75rem;
        block-size: 1.75rem;
      }
      .serving {
        font-size: clamp(1.0625rem, 0.95rem + 0.6vw, 1.375rem);
        font-weight: 600;
        line-height: 1.4;
        letter-spacing: -0.015em;
        text-wrap: pretty;
      }
      .serving .shape {
        color: var(--tone);
      }
      .notice {
        color: var(--forced);
        margin-block-end: 0.25rem;
      }
      .notice q {
        color: var(--ink);
        quotes: none;
      }
    `,
  ];

  protected override render(): TemplateResult | typeof nothing {
    const { texts } = this;
    const { liveness, state } = this.store;
    if (state === null) return nothing;
    const { page } = texts;
    const { notice } = state;
    const serving = servingOf(state);
    const tone = toneOf(serving);
    return html`${liveness.isLive ? nothing : this.#notLive(liveness.forMs)}
      ${
        state.isStoreUp
          ? nothing
          : strip('open', html`<div><strong>${page.storeDown}</strong> ${page.storeDownMeans}</div>`, 'alert')
      }
      <section class="hero card tone-${tone}" aria-labelledby="users">
        <h2 id="users">${page.headings.users}</h2>
        ${notice === null ? nothing : this.#notice(notice.notice)}
        <p class="serving">${phaseIcon(tone)}<span>${texts.state.serving(serving)}</span></p>
      </section>`;
  }

  /** First of all, as the field has it above its box. */
  #notice({ level, text }: Notice): TemplateResult {
    const { state, commands } = this.texts;
    return html`<p class="notice">
      ${phaseIcon('notice')}
      <span
        ><b>${state.noticeShown(commands.notice.levels[level])}</b> <q>${text[this.store.locale]}</q></span
      >
    </p>`;
  }

  #notLive(forMs: number | null): TemplateResult {
    const { live } = this.texts.page;
    const since = forMs === null ? live.never : live.since(lasting(forMs, this.texts));
    const content = html`<div>
      <strong>${live.no}.</strong>
      <span class="num" aria-live="off">${since}</span>
    </div>`;
    return strip('lost', content, 'status');
  }
}

/** How it goes for users, not for providers: a stand-in that answers is no outage to them. */
function toneOf(serving: Serving): Phase {
  if (serving.kind === 'shared') return 'recovering';
  if (serving.kind !== 'one') return 'open';
  return serving.isStandIn || serving.isHeld ? 'half-open' : 'closed';
}
