import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { seriesKeptMs, type SeriesPoint } from '../../protocol/index.ts';
import { styled } from '../browser/style-directive.ts';
import { textsIn, type Locale, type Texts } from '../locales/language.ts';
import { latencyText } from '../text/numbers.ts';
import { minuteOf, secondOf } from '../text/time.ts';
import { baseStyles } from '../views/shared/base-styles.ts';
import { columnsOf, endOf, stepFor, sumOf, sumsOfLast, type Columns } from './columns.ts';
import type { PhaseSpan } from './phases.ts';
import { Plot, type ColourName } from './plot.ts';
import { styles } from './styles.ts';
import { sumsText } from './sums-text.ts';

const summaryMinutes = 5;
/** Rows of the table. */
const rowMs = 5 * 60_000;
/** Width of both axes, px. */
const axesPx = 92;

/**
 * What browsers said of one provider in the last half hour: outcomes as stacked bars, latency as lines, and,
 * when they are given, the circuit's phases beneath. Whoever cannot see it has a summary and a table.
 */
@customElement('ops-chart')
export class OpsChart extends LitElement {
  static override styles = [baseStyles, styles];

  /** Names it for assistive technology. */
  @property() provider = '';
  /** Oldest first, as the endpoint gives them; what has no point was silent. */
  @property({ attribute: false }) series: readonly SeriesPoint[] = [];
  /** From `phasesOf`; empty: no band. */
  @property({ attribute: false }) phases: readonly PhaseSpan[] = [];
  /** Server ms. */
  @property({ type: Number }) now = 0;
  @property() locale: Locale = 'ko';
  /** Column under the pointer. */
  @state() private pointed: number | null = null;
  /** Left edge and width of the plotting area, px. */
  @state() private area = { left: 0, width: 0 };

  #plot: Plot | null = null;
  #width = 0;
  #plotted = '';
  #columns: Columns = { stepMs: 0, at: [], sums: [] };
  readonly #sizes = new ResizeObserver(([entry]) => this.#resize(entry?.contentRect.width ?? 0));
  readonly #schemes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  readonly #onScheme = (): void => this.#plot?.redraw();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    for (const scheme of this.#schemes) scheme.addEventListener('change', this.#onScheme);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    for (const scheme of this.#schemes) scheme.removeEventListener('change', this.#onScheme);
    this.#end();
  }

  protected override willUpdate(): void {
    this.#columns = columnsOf(this.series, this.now, stepFor(this.#width - axesPx));
  }

  protected override render(): TemplateResult {
    const texts = this.#texts;
    if (this.#columns.sums.every((sums) => sums === null)) {
      return html`<div class="empty">
        <p><strong>${texts.empty}</strong></p>
        <p>${texts.emptyHint}</p>
      </div>`;
    }
    const legend = (look: 'bar' | 'line', name: 'ok' | 'late' | 'failed' | 'p50' | 'p95'): TemplateResult =>
      html`<li><i class="${look} ${name}"></i>${texts[name]}</li>`;
    return html`<figure aria-labelledby="caption" lang=${this.locale}>
      <figcaption class="head">
        <span id="caption"
          ><span class="hidden">${this.provider}: </span>${texts.caption(this.#columns.stepMs)}</span
        >
        <ul aria-hidden="true">
          ${(['ok', 'late', 'failed'] as const).map((name) => legend('bar', name))}
          ${(['p50', 'p95'] as const).map((name) => legend('line', name))}
        </ul>
      </figcaption>
      <p class="readout num">${this.#readout()}</p>
      <i class="ink"></i><i class="grid"></i>
      <div class="plot" aria-hidden="true"></div>
      ${this.phases.length === 0 ? nothing : this.#band()} ${this.#table()}
    </figure>`;
  }

  protected override updated(changed: PropertyValues): void {
    const host = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (host === null || this.#width <= 0) {
      this.#end();
      return;
    }
    const plotted = `${this.#columns.stepMs} ${endOf(this.now)} ${this.locale}`;
    if (this.#plot === null) this.#begin(host);
    else if (changed.has('series') || this.#plotted !== plotted) this.#plot.update(this.#columns);
    this.#plotted = plotted;
  }

  get #texts(): Texts['chart'] {
    return textsIn[this.locale].chart;
  }

  #readout(): TemplateResult {
    const { at, sums, stepMs } = this.#columns;
    const { pointed, locale } = this;
    const middle = pointed === null ? undefined : at[pointed];
    if (pointed === null || middle === undefined) {
      const last = sumsOfLast(this.series, this.now, summaryMinutes * 60_000);
      return html`<b>${this.#texts.lastMinutes(summaryMinutes)}</b>: ${sumsText(last, locale)}`;
    }
    const phase = this.phases.find((span) => span.from <= middle && (span.to ?? Infinity) > middle);
    return html`<b>${secondOf(middle - stepMs / 2, locale)}</b>:
      ${sumsText(sums[pointed] ?? null, locale)}${phase ? ` (${this.#phaseName(phase)})` : nothing}`;
  }

  #phaseName({ phase, forced }: PhaseSpan): string {
    const texts = this.#texts;
    return forced === null ? texts.phases[phase] : `${texts.forced[forced]}, ${texts.phases[phase]}`;
  }

  #band(): TemplateResult {
    const texts = this.#texts;
    const end = endOf(this.now);
    const start = end - seriesKeptMs;
    const spans = this.phases.filter((span) => (span.to ?? end) > start && span.from < end);
    const part = (at: number): number => (100 * (Math.min(Math.max(at, start), end) - start)) / seriesKeptMs;
    const seen = [...new Set(spans.map(({ phase }) => phase))];
    const { left, width } = this.area;
    return html`<div
        class="phases"
        aria-hidden="true"
        ${styled({ 'margin-left': `${left}px`, width: `${width}px` })}
      >
        ${spans.map((span) => {
          const from = part(span.from);
          return html`<span
            class="${span.phase} ${span.forced === null ? '' : 'held'}"
            ${styled({ left: `${from}%`, width: `${part(span.to ?? end) - from}%` })}
            title="${this.#phaseName(span)}, ${texts.from(secondOf(span.from, this.locale))}"
          ></span>`;
        })}
      </div>
      <ul class="marks" aria-hidden="true">
        ${seen.map((phase) => html`<li><i class=${phase}></i>${texts.phases[phase]}</li>`)}
        ${(['open', 'closed'] as const)
          .filter((to) => spans.some(({ forced }) => forced === to))
          .map((to) => html`<li><i class="held"></i>${texts.forced[to]}</li>`)}
      </ul>`;
  }

  /** Six rows of five minutes: what the picture says, in words. */
  #table(): TemplateResult {
    const texts = this.#texts;
    const end = endOf(this.now);
    const rows = Array.from({ length: seriesKeptMs / rowMs }, (_, i) => end - (i + 1) * rowMs);
    return html`<details>
      <summary>${texts.table}<span class="hidden">: ${this.provider}</span></summary>
      <div class="scroll" tabindex="0" role="region" aria-label="${this.provider}: ${texts.table}">
        <table class="num">
          <thead>
            <tr>
              <th scope="col">${texts.time}</th>
              ${[texts.ok, texts.late, texts.failed, texts.p50, texts.p95].map(
                (name) => html`<th scope="col">${name}</th>`,
              )}
              ${this.phases.length === 0 ? nothing : html`<th scope="col" class="phase">${texts.phase}</th>`}
            </tr>
          </thead>
          <tbody>
            ${rows.map((from) => this.#row(from, from + rowMs))}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  #row(from: number, to: number): TemplateResult {
    const { locale } = this;
    const count = new Intl.NumberFormat(locale);
    const latency = (ms: number | null): string => (ms === null ? '–' : latencyText(ms));
    const sums = sumOf(this.series.filter(({ at }) => at >= from && at < to));
    const spans = this.phases.filter((span) => span.from < to && (span.to ?? Infinity) > from);
    const names = [...new Set(spans.map((span) => this.#phaseName(span)))].join(' → ');
    return html`<tr>
      <th scope="row">${minuteOf(from, locale)}–${minuteOf(to, locale)}</th>
      ${
        sums === null
          ? html`<td colspan="5">${this.#texts.silent}</td>`
          : [
              ...[sums.ok, sums.late, sums.failed].map((calls) => count.format(calls)),
              ...[sums.p50Ms, sums.p95Ms].map(latency),
            ].map((text) => html` <td>${text}</td>`)
      }
      ${this.phases.length === 0 ? nothing : html`<td class="phase">${names}</td>`}
    </tr>`;
  }

  #begin(host: HTMLElement): void {
    // Without a canvas (an old machine, a test) the words stay.
    if (document.createElement('canvas').getContext('2d') === null) return;
    this.#plot = new Plot(host, this.#width, this.#columns, {
      colour: (name) => this.#colour(name),
      clock: (at) => minuteOf(at, this.locale),
      pointed: (column) => {
        this.pointed = column;
      },
      laidOut: (left, width) => {
        if (left !== this.area.left || width !== this.area.width) this.area = { left, width };
      },
    });
  }

  #end(): void {
    this.#plot?.destroy();
    this.#plot = null;
    this.pointed = null;
  }

  #resize(width: number): void {
    const whole = Math.floor(width);
    if (whole === this.#width) return;
    this.#width = whole;
    this.#plot?.resize(whole);
    this.requestUpdate();
  }

  /** Custom properties come unresolved (`light-dark(…)`), the colour of an element does not. */
  #colour(name: ColourName): string {
    const sample = this.renderRoot.querySelector(`i.${name}`);
    return sample === null ? 'gray' : getComputedStyle(sample).color;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-chart': OpsChart;
  }
}
