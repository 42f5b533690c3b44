import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Texts } from '../locales/language.ts';
import { StoreElement } from './shared/store-element.ts';
import { styles } from './shared/styles.ts';

type Filter = keyof Texts['page']['timelineFilters'];
const filters: readonly Filter[] = ['all', 'commands', 'transitions', 'alerts'];

/** What happened and who did it. */
@customElement('ops-records')
export class OpsRecords extends StoreElement {
  static override styles = [
    styles,
    css`
      .head {
        gap: 0.5rem 1rem;
        justify-content: space-between;
      }
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
      }
      .filters button {
        padding-inline: 0.75rem;
        min-block-size: 2.5rem;
        border-color: transparent;
        background: none;
      }
      .filters [aria-pressed='true'] {
        border-color: var(--accent);
        color: var(--accent);
        background: color-mix(in srgb, var(--accent) 9%, var(--card));
      }
      @media (forced-colors: active) {
        .filters [aria-pressed='true'] {
          border: 2px solid Highlight;
        }
      }
    `,
  ];

  @state() private filter: Filter = 'all';

  protected override render(): TemplateResult {
    const { store } = this;
    const { records } = store;
    const { page } = this.texts;
    return html`<section class="card stack" aria-labelledby="heading">
      <div class="head row">
        <h2 id="heading">${page.headings.timeline}</h2>
        <div class="filters" role="group" aria-label=${page.filter}>
          ${filters.map(
            (each) =>
              html`<button aria-pressed=${this.filter === each} @click=${() => (this.filter = each)}>
                ${page.timelineFilters[each]}
              </button>`,
          )}
        </div>
      </div>
      ${records.isTimelineAway ? html`<p class="error">${page.timelineAway}</p>` : nothing}
      <ops-timeline
        .entries=${records.entries}
        .locale=${store.locale}
        .filter=${this.filter}
        .now=${store.now}
        .hasMore=${records.hasMore}
        @more=${() => store.loadOlder()}
      ></ops-timeline>
    </section>`;
  }
}
