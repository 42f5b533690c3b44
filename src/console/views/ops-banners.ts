import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { type Phase, servingOf, type Serving } from '../../circuit/index.ts';
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
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.125rem 1rem;
        align-items: center;
        padding: 1.25rem 1.375rem;
        border-inline-start: 0.375rem solid var(--tone);
      }
      .hero > .shape {
        color: var(--tone);
        inline-size: 2.5rem;
        block-size: 2.5rem;
      }
      .hero h2 {
        font-size: 0.875rem;
        color: var(--muted);
        font-weight: 600;
      }
      .hero p {
        font-size: clamp(1.0625rem, 0.95rem + 0.6vw, 1.375rem);
        font-weight: 600;
        line-height: 1.4;
        letter-spacing: -0.015em;
        text-wrap: pretty;
      }
    `,
  ];

  protected override render(): TemplateResult | typeof nothing {
    const { texts } = this;
    const { liveness, state } = this.store;
    if (state === null) return nothing;
    const { page } = texts;
    const serving = servingOf(state);
    const tone = toneOf(serving);
    return html`${liveness.isLive ? nothing : this.#notLive(liveness.forMs)}
      ${
        state.isStoreUp
          ? nothing
          : strip('open', html`<div><strong>${page.storeDown}</strong> ${page.storeDownMeans}</div>`, 'alert')
      }
      <section class="hero card tone-${tone}" aria-labelledby="users">
        ${phaseIcon(tone)}
        <div>
          <h2 id="users">${page.headings.users}</h2>
          <p>${texts.state.serving(serving)}</p>
        </div>
      </section>`;
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
