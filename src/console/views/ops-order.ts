import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { moved, wantedOrder, type Drafts } from '../commands/drafts.ts';
import { nameOf } from '../locales/services.ts';
import { clockTime } from '../text/time.ts';
import { StateElement } from './shared/store-element.ts';
import { formButtons, isReason, reasonField } from './shared/fields.ts';
import { phaseIcon } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** First step of flipping the order: by dragging, or by the buttons. */
@customElement('ops-order')
export class OpsOrder extends StateElement {
  static override styles = [
    styles,
    css`
      ol {
        display: grid;
        gap: 0.375rem;
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        padding: 0.25rem 0.25rem 0.25rem 0;
        border: 1px solid var(--line);
        border-radius: 0.75rem;
        background: var(--card);
      }
      li.held {
        border-color: var(--accent);
        box-shadow: 0 0.5rem 1.25rem rgb(0 0 0 / 18%);
        position: relative;
        z-index: 1;
      }
      .grip {
        align-self: stretch;
        flex: none;
        inline-size: 1.75rem;
        display: grid;
        place-items: center;
        color: var(--muted);
        cursor: grab;
        touch-action: none;
      }
      .held .grip {
        cursor: grabbing;
      }
      .place {
        font-weight: 700;
      }
      .service {
        flex: 1;
        min-inline-size: 0;
        line-height: 1.3;
      }
      .service b {
        font-weight: 600;
      }
      .id {
        display: inline-block;
      }
      li button {
        flex: none;
        inline-size: 2.75rem;
        padding: 0;
      }
      svg.arrow {
        inline-size: 1.125rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 2.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .tone {
        color: var(--tone);
        display: flex;
      }
    `,
  ];

  @state() private isInvalid = false;
  @state() private held: string | null = null;
  #focusOn: { readonly id: string; readonly by: number } | null = null;

  protected override render(): TemplateResult {
    const { order } = this.texts.commands;
    const draft = this.#wanted;
    const shown = draft ?? this.state.order;
    return html`<section class="card stack" aria-labelledby="heading">
      <h2 id="heading">${this.texts.page.headings.order}</h2>
      <p class="muted">${order.note}</p>
      <ol>
        ${repeat(
          shown,
          (id) => id,
          (id, i) => this.#row(id, i, shown.length - 1),
        )}
      </ol>
      ${draft === null ? this.#signature() : this.#form()}
    </section>`;
  }

  #signature(): TemplateResult | typeof nothing {
    const { by, at, why, rev } = this.state.ordered;
    if (rev <= 1) return nothing;
    const text = this.texts.state.signed(by, clockTime(at, this.store.context), why);
    return html`<p class="muted">${text}</p>`;
  }

  #form(): TemplateResult {
    const { texts } = this;
    return html`<form novalidate @submit=${this.#review}>
      <p class="muted">${texts.commands.order.draft}</p>
      ${reasonField(texts, this.store.drafts.order.reason, this.isInvalid, (reason) => {
        this.isInvalid = this.isInvalid && !isReason(reason);
        this.#change({ reason });
      })}
      ${formButtons(texts, () => this.#change({ wanted: null }))}
    </form>`;
  }

  #row(id: string, i: number, last: number): TemplateResult {
    const { order } = this.texts.commands;
    const name = nameOf(id, this.texts.services);
    const phase = this.state.providers[id]?.phase ?? 'open';
    const button = (by: -1 | 1, label: string, isAtEnd: boolean, arrow: string): TemplateResult =>
      html`<button
        type="button"
        data-move="${id} ${by}"
        aria-label=${label}
        ?disabled=${isAtEnd}
        @click=${() => this.#move(id, by)}
      >
        <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d=${arrow} /></svg>
      </button>`;
    return html`<li class=${this.held === id ? 'held' : ''} data-id=${id}>
      <span
        class="grip"
        aria-hidden="true"
        @pointerdown=${(event: PointerEvent) => this.#grab(event, id)}
        @pointermove=${this.#drag}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
      >
        <svg viewBox="0 0 8 16" width="8" height="16" fill="currentColor">
          ${[3, 8, 13].map(
            (y) => svg`<circle cx="1.500" cy=${y} r="1.500" /><circle cx="6.500" cy=${y} r="1.500" />`,
          )}
        </svg>
      </span>
      <span class="place num">${i + 1}</span>
      <span class="tone tone-${phase}">${phaseIcon(phase)}</span>
      <span class="service"><b>${name}</b> <span class="id">${id}</span></span>
      ${button(-1, order.up(name), i === 0, 'M12 19V5m-6 6 6-6 6 6')}
      ${button(1, order.down(name), i === last, 'M12 5v14m-6-6 6 6 6-6')}
    </li>`;
  }

  /** Moving a row takes the focus away from the button that moved it. */
  protected override updated(): void {
    if (this.#focusOn === null) return;
    const { id, by } = this.#focusOn;
    this.#focusOn = null;
    const find = (to: number): HTMLButtonElement | null =>
      this.renderRoot.querySelector(`[data-move="${CSS.escape(id)} ${to}"]:not(:disabled)`);
    (find(by) ?? find(-by))?.focus();
  }

  get #wanted(): readonly string[] | null {
    return wantedOrder(this.store.drafts.order, this.state.order);
  }

  #change(some: Partial<Drafts['order']>): void {
    this.store.draft({ order: { ...this.store.drafts.order, ...some } });
  }

  #move(id: string, by: -1 | 1): void {
    const wanted = moved(this.#wanted ?? this.state.order, id, by);
    this.#focusOn = { id, by };
    this.#change({ wanted });
    this.store.announce(
      this.texts.commands.order.moved(nameOf(id, this.texts.services), wanted.indexOf(id) + 1),
    );
  }

  #grab(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.held = id;
  }

  readonly #drag = (event: PointerEvent): void => {
    const { held } = this;
    if (held === null) return;
    const order = this.#wanted ?? this.state.order;
    const above = [...this.renderRoot.querySelectorAll('li')].filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return row.dataset['id'] !== held && event.clientY > top + height / 2;
    });
    const by = above.length - order.indexOf(held);
    if (by !== 0) this.#change({ wanted: moved(order, held, by) });
  };

  readonly #drop = (): void => {
    this.held = null;
  };

  readonly #review = (event: Event): void => {
    event.preventDefault();
    const order = this.#wanted;
    const { reason } = this.store.drafts.order;
    if (order === null) return;
    this.isInvalid = !isReason(reason);
    if (this.isInvalid) this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
    else this.flow.ask({ kind: 'order', order }, reason);
  };
}
