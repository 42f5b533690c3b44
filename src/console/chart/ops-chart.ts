import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { styled } from '../browser/style-directive.ts';
import { columnsOf, endOf, spanMs, stepFor, sumOf, sumsOfLast, type Columns } from './columns.ts';
import type { PhaseSpan } from './phases.ts';
import { Plot, type Colours } from './plot.ts';
import { styles } from './styles.ts';
import { clockOf, durationOf, sentenceOf, wordsIn, type Locale } from './texts.ts';
import { type SeriesPoint } from '../../protocol/index.ts';

const height = 220;
const summaryMinutes = 5;
/** Rows of the table. */
const rowMs = 5 * 60_000;
const colourNames = ['ok', 'late', 'failed', 'p50', 'p95'] as const;

/**
 * What browsers said of one provider in the last half hour: outcomes as stacked bars, latency as lines, and,
 * when they are given, the circuit's phases beneath. Whoever cannot see it has a summary and a table.
 */
export class OpsChart extends LitElement {
  static override styles = styles;
  static override properties = {
    provider: {},
    series: { attribute: false },
    phases: { attribute: false },
    now: { type: Number },
    locale: {},
    _pointed: { state: true },
    _area: { state: true },
  };

  /** Names it for assistive technology. */
  declare provider: string;
  /** Oldest first, as the endpoint gives them; what has no point was silent. */
  declare series: readonly SeriesPoint[];
  /** From `phasesOf`. @default none: no band */
  declare phases: readonly PhaseSpan[];
  /** Server ms. */
  declare now: number;
  declare locale: Locale;
  /** Column under the pointer. */
  declare _pointed: number | null;
  /** Left edge and width of the plotting area, px. */
  declare _area: { readonly left: number; readonly width: number };

  #plot: Plot | null = null;
  #width = 0;
  #drawn = '';
  #columns: Columns = { stepMs: 0, at: [], sums: [] };
  #sizes: ResizeObserver | null = null;
  #schemes: readonly MediaQueryList[] = [];
  readonly #onScheme = (): void => this.#plot?.redraw();

  constructor() {
    super();
    this.provider = '';
    this.series = [];
    this.phases = [];
    this.now = 0;
    this.locale = 'ko';
    this._pointed = null;
    this._area = { left: 0, width: 0 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes = new ResizeObserver(([entry]) => this.#resize(entry?.contentRect.width ?? 0));
    this.#sizes.observe(this);
    this.#schemes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
      matchMedia(query),
    );
    for (const scheme of this.#schemes) scheme.addEventListener('change', this.#onScheme);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    for (const scheme of this.#schemes) scheme.removeEventListener('change', this.#onScheme);
    this.#end();
  }

  protected override willUpdate(): void {
    const step = stepFor(this.#width - 92);
    this.#columns = columnsOf(this.series, this.now, step);
  }

  protected override render(): TemplateResult {
    const words = wordsIn[this.locale];
    if (this.#isEmpty) {
      return html`<div class="empty">
        <p><strong>${words.empty}</strong></p>
        <p>${words.emptyHint}</p>
      </div>`;
    }
    return html`<figure aria-labelledby="caption" lang=${this.locale}>
      <figcaption class="head">
        <span id="caption"
          ><span class="hidden">${this.provider}: </span>${words.caption(this.#columns.stepMs)}</span
        >
        <ul aria-hidden="true">
          ${(['ok', 'late', 'failed'] as const).map((name) => html`<li><i class="bar ${name}"></i>${words[name]}</li>`)}
          ${(['p50', 'p95'] as const).map((name) => html`<li><i class="line ${name}"></i>${words[name]}</li>`)}
        </ul>
      </figcaption>
      <p class="readout">${this.#readout()}</p>
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
    if (this.#plot === null) this.#begin(host);
    else if (changed.has('series') || this.#drawn !== this.#shown) this.#plot.update(this.#columns);
    this.#drawn = this.#shown;
  }

  get #isEmpty(): boolean {
    return this.#columns.sums.every((sums) => sums === null);
  }

  /** What a drawing depends on beside the series. */
  get #shown(): string {
    return `${this.#columns.stepMs} ${endOf(this.now)} ${this.locale}`;
  }

  #readout(): TemplateResult {
    const { at, sums, stepMs } = this.#columns;
    const middle = this._pointed === null ? undefined : at[this._pointed];
    if (this._pointed === null || middle === undefined) {
      const last = sumsOfLast(this.series, this.now, summaryMinutes * 60_000);
      const words = wordsIn[this.locale];
      return html`<b>${words.lastMinutes(summaryMinutes)}</b>: ${sentenceOf(last, this.locale)}`;
    }
    const from = middle - stepMs / 2;
    const phase = this.phases.find((span) => span.from <= middle && (span.to ?? Infinity) > middle);
    return html`<b>${clockOf(from, this.locale, true)}</b>:
      ${sentenceOf(sums[this._pointed] ?? null, this.locale)}${
        phase === undefined ? nothing : html` (${this.#phaseName(phase)})`
      }`;
  }

  #phaseName({ phase, forced }: PhaseSpan): string {
    const words = wordsIn[this.locale];
    return forced === null ? words.phases[phase] : `${words.forced[forced]}, ${words.phases[phase]}`;
  }

  #band(): TemplateResult {
    const words = wordsIn[this.locale];
    const end = endOf(this.now);
    const start = end - spanMs;
    const spans = this.phases.filter((span) => (span.to ?? end) > start && span.from < end);
    const part = (at: number): number => (100 * (Math.min(Math.max(at, start), end) - start)) / spanMs;
    const seen = [...new Set(spans.map(({ phase }) => phase))];
    const { left, width } = this._area;
    return html`<div
        class="phases"
        aria-hidden="true"
        ${styled({ 'margin-left': `${left}px`, width: `${width}px` })}
      >
        ${spans.map((span) => {
          const from = part(span.from);
          const time = clockOf(span.from, this.locale, true);
          return html`<span
            class="${span.phase} ${span.forced === null ? '' : 'held'}"
            ${styled({ left: `${from}%`, width: `${part(span.to ?? end) - from}%` })}
            title="${this.#phaseName(span)}, ${words.from(time)}"
          ></span>`;
        })}
      </div>
      <ul class="marks" aria-hidden="true">
        ${seen.map((phase) => html`<li><i class=${phase}></i>${words.phases[phase]}</li>`)}
        ${(['open', 'closed'] as const)
          .filter((to) => spans.some(({ forced }) => forced === to))
          .map((to) => html`<li><i class="held"></i>${words.forced[to]}</li>`)}
      </ul>`;
  }

  /** Six rows of five minutes: what the picture says, in words. */
  #table(): TemplateResult {
    const words = wordsIn[this.locale];
    const end = endOf(this.now);
    const count = new Intl.NumberFormat(this.locale);
    const rows = Array.from({ length: spanMs / rowMs }, (_, i) => end - (i + 1) * rowMs);
    const cell = (value: number | null, show: (value: number) => string): string =>
      value === null ? '–' : show(value);
    const number = (value: number): string => count.format(value);
    return html`<details>
      <summary>${words.table}<span class="hidden">: ${this.provider}</span></summary>
      <div class="scroll" tabindex="0" role="region" aria-label="${this.provider}: ${words.table}">
        <table>
          <thead>
            <tr>
              <th scope="col">${words.time}</th>
              ${[words.ok, words.late, words.failed, words.p50, words.p95].map(
                (name) => html`<th scope="col">${name}</th>`,
              )}
              ${this.phases.length === 0 ? nothing : html`<th scope="col" class="phase">${words.phase}</th>`}
            </tr>
          </thead>
          <tbody>
            ${rows.map((from) => {
              const to = from + rowMs;
              const sums = sumOf(this.series.filter(({ at }) => at >= from && at < to));
              const spans = this.phases.filter((span) => span.from < to && (span.to ?? Infinity) > from);
              const names = [...new Set(spans.map((span) => this.#phaseName(span)))].join(' → ');
              return html`<tr>
                <th scope="row">${clockOf(from, this.locale, false)}–${clockOf(to, this.locale, false)}</th>
                ${
                  sums === null
                    ? html`<td colspan="5">${words.silent}</td>`
                    : html`<td>${number(sums.ok)}</td>
                        <td>${number(sums.late)}</td>
                        <td>${number(sums.failed)}</td>
                        <td>${cell(sums.p50Ms, durationOf)}</td>
                        <td>${cell(sums.p95Ms, durationOf)}</td>`
                }
                ${this.phases.length === 0 ? nothing : html`<td class="phase">${names}</td>`}
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  #begin(host: HTMLElement): void {
    // Without a canvas (an old machine, a test) the words stay.
    if (document.createElement('canvas').getContext('2d') === null) return;
    this.#plot = new Plot(host, this.#width, this.#columns, {
      height,
      colours: () => this.#colours(),
      clock: (at) => clockOf(at, this.locale, false),
      pointed: (column) => {
        this._pointed = column;
      },
      laidOut: (left, width) => {
        if (left !== this._area.left || width !== this._area.width) this._area = { left, width };
      },
    });
  }

  #end(): void {
    this.#plot?.destroy();
    this.#plot = null;
    this._pointed = null;
  }

  #resize(width: number): void {
    const whole = Math.floor(width);
    if (whole === this.#width) return;
    this.#width = whole;
    this.#plot?.resize(whole);
    this.requestUpdate();
  }

  /** Custom properties come unresolved (`light-dark(…)`), the colour of an element does not. */
  #colours(): Colours {
    const of = (name: string): string => {
      const sample = this.renderRoot.querySelector(`i.${name}`);
      return sample === null ? 'gray' : getComputedStyle(sample).color;
    };
    const [ok, late, failed, p50, p95] = colourNames.map(of);
    const none = 'gray';
    return {
      ...{ ok: ok ?? none, late: late ?? none, failed: failed ?? none, p50: p50 ?? none, p95: p95 ?? none },
      ...{ ink: of('ink'), line: of('grid') },
    };
  }
}

if (!customElements.get('ops-chart')) customElements.define('ops-chart', OpsChart);

declare global {
  interface HTMLElementTagNameMap {
    'ops-chart': OpsChart;
  }
}
