import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { type Phase, sightOf, type Sight } from '../../circuit/index.ts';
import { lasting } from '../text/time.ts';
import { DeskElement } from './shared/store-element.ts';
import { shape } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** The one sentence that matters, and above it whatever makes it doubtful. */
@customElement('ops-banners')
export class OpsBanners extends DeskElement {
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
      .old {
        font-weight: 400;
      }
    `,
  ];

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (desk?.state == null) return nothing;
    const { texts } = this;
    const { page } = texts;
    const { liveness, state } = desk;
    const sight = sightOf(state);
    const tone = toneOf(sight);
    return html`${
        liveness.isLive
          ? nothing
          : html`<div class="strip tone-half-open" role="status">
              ${shape('lost')}
              <div>
                <strong>${page.live.no}.</strong>
                <span class="num" aria-live="off"
                  >${
                    liveness.forMs === null
                      ? page.live.never
                      : page.live.since(lasting(liveness.forMs, texts))
                  }</span
                >
              </div>
            </div>`
      }
      ${
        state.isStoreUp
          ? nothing
          : html`<div class="strip tone-open" role="alert">
              ${shape('open')}
              <div><strong>${page.storeDown}</strong> ${page.storeDownMeans}</div>
            </div>`
      }
      <section class="hero card tone-${tone}" aria-labelledby="users">
        ${shape(tone)}
        <div>
          <h2 id="users">${page.headings.users}</h2>
          <p>${texts.state.sight(sight)}</p>
        </div>
      </section>`;
  }
}

/** How it goes for users, not for providers: a stand-in that answers is no outage to them. */
function toneOf(sight: Sight): Phase {
  switch (sight.kind) {
    case 'one':
      return sight.isStandIn || sight.isHeld ? 'half-open' : 'closed';
    case 'shared':
      return 'recovering';
    case 'doubtful':
    case 'none':
      return 'open';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-banners': OpsBanners;
  }
}
