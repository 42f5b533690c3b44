import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { moved, wantedOrder } from '../commands/drafts.ts';
import { clockTime } from '../text/time.ts';
import { DeskElement } from './shared/store-element.ts';
import { isReason, reasonField } from './shared/fields.ts';
import { shape } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** First step of flipping the order: by dragging, or by the buttons. */
@customElement('ops-order')
export class OpsOrder extends DeskElement {
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
        inline-size: 2.25rem;
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
        font-variant-numeric: tabular-nums;
      }
      .id {
        margin-inline-end: auto;
        font-weight: 600;
      }
      li button {
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

  @state() private isWrong = false;
  @state() private held: string | null = null;
  #focusOn: { readonly id: string; readonly by: number } | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (desk?.state == null) return nothing;
    const { texts } = this;
    const { commands, page } = texts;
    const { ordered } = desk.state;
    const draft = this.#wanted;
    const order = draft ?? desk.state.order;
    const time = clockTime(ordered.at, desk.now, desk.locale);
    return html`<section class="card stack" aria-labelledby="heading">
      <h2 id="heading">${page.headings.order}</h2>
      <p class="muted">${commands.order.note}</p>
      <ol>
        ${repeat(
          order,
          (id) => id,
          (id, i) => this.#row(id, i, order),
        )}
      </ol>
      ${
        draft === null
          ? ordered.rev <= 1
            ? nothing
            : html`<p class="muted">${commands.order.by(ordered.by, time, ordered.why)}</p>`
          : html`<form novalidate @submit=${this.#review}>
              <p class="muted">${commands.order.draft}</p>
              ${reasonField(texts, desk.drafts.order.reason, this.isWrong, (reason) => {
                this.isWrong = this.isWrong && !isReason(reason);
                desk.drafts = { ...desk.drafts, order: { ...desk.drafts.order, reason } };
                desk.changed();
              })}
              <div class="row">
                <button class="primary">${commands.review}</button>
                <button type="button" class="quiet" @click=${() => this.#want(null)}>
                  ${commands.discard}
                </button>
              </div>
            </form>`
      }
    </section>`;
  }

  #row(id: string, i: number, order: readonly string[]): TemplateResult {
    const { commands } = this.texts;
    const phase = this.desk?.state?.providers[id]?.phase ?? 'open';
    const button = (by: -1 | 1): TemplateResult =>
      html`<button
        type="button"
        data-move=${`${id} ${by}`}
        aria-label=${by < 0 ? commands.order.up(id) : commands.order.down(id)}
        ?disabled=${by < 0 ? i === 0 : i === order.length - 1}
        @click=${() => this.#move(id, by)}
      >
        <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true">
          <path d=${by < 0 ? 'M12 19V5m-6 6 6-6 6 6' : 'M12 5v14m-6-6 6 6 6-6'} />
        </svg>
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
          <circle cx="1.500" cy="3" r="1.500" />
          <circle cx="6.500" cy="3" r="1.500" />
          <circle cx="1.500" cy="8" r="1.500" />
          <circle cx="6.500" cy="8" r="1.500" />
          <circle cx="1.500" cy="13" r="1.500" />
          <circle cx="6.500" cy="13" r="1.500" />
        </svg>
      </span>
      <span class="place">${i + 1}</span>
      <span class="tone tone-${phase}">${shape(phase)}</span>
      <span class="id">${id}</span>
      ${button(-1)} ${button(1)}
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
    const { desk } = this;
    return desk?.state == null ? null : wantedOrder(desk.drafts.order, desk.state.order);
  }

  #want(wanted: readonly string[] | null): void {
    const { desk } = this;
    if (desk === null) return;
    desk.drafts = { ...desk.drafts, order: { ...desk.drafts.order, wanted } };
    desk.changed();
  }

  #move(id: string, by: -1 | 1): void {
    const { desk, texts } = this;
    if (desk?.state == null) return;
    const wanted = moved(this.#wanted ?? desk.state.order, id, by);
    this.#focusOn = { id, by };
    this.#want(wanted);
    desk.announce(texts.commands.order.moved(id, wanted.indexOf(id) + 1));
  }

  #grab(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.held = id;
  }

  readonly #drag = (event: PointerEvent): void => {
    const { desk, held } = this;
    if (held === null || desk?.state == null) return;
    const order = this.#wanted ?? desk.state.order;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('li')];
    const middles = rows.map((row) => row.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
    const above = rows.filter((row, i) => row.dataset['id'] !== held && event.clientY > (middles[i] ?? 0));
    const by = above.length - order.indexOf(held);
    if (by !== 0) this.#want(moved(order, held, by));
  };

  readonly #drop = (): void => {
    this.held = null;
  };

  readonly #review = (event: Event): void => {
    event.preventDefault();
    const order = this.#wanted;
    const reason = this.desk?.drafts.order.reason ?? '';
    if (order === null) return;
    this.isWrong = !isReason(reason);
    if (this.isWrong) this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
    else this.commander?.ask({ kind: 'order', order }, reason);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-order': OpsOrder;
  }
}
