import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { seriesKeptMs, type OpsProvider } from '../../protocol/index.ts';
import { phasesOf } from '../chart/phases.ts';
import { nameOf } from '../locales/services.ts';
import { clockTime, deadline } from '../text/time.ts';
import { StoreElement } from './shared/store-element.ts';
import { styles } from './shared/styles.ts';

/** Votes live for this long at most (`policy.activeMs`). */
const votesKeptMs = 10 * 60_000;

/** What browsers report of each provider: the votes that count now, and the last half hour as a chart. */
@customElement('ops-reports')
export class OpsReports extends StoreElement {
  static override styles = [
    styles,
    css`
      .services {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        gap: 0.25rem 1.5rem;
      }
      /* Of services beside each other the charts stand at one height. */
      .services > li {
        display: grid;
        grid-row: span 4;
        grid-template-rows: subgrid;
        min-inline-size: 0;
      }
      .services > li:not(:last-child) details {
        margin-block-end: 0.5rem;
      }
      h3 {
        font-size: 1rem;
      }
      .votes {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.875rem;
        font-size: 0.9375rem;
      }
      .votes .bad b {
        color: var(--open);
      }
      summary {
        padding-block: 0.5rem;
      }
    `,
  ];

  /** On a phone a chart is unfolded when it is wanted. */
  readonly #isWide = matchMedia('(min-width: 40rem)').matches;

  protected override render(): TemplateResult {
    const { state, texts } = this.store;
    return html`<section class="card stack" aria-labelledby="heading">
      <h2 id="heading">${texts.page.headings.reports}</h2>
      <ul class="services">
        ${state?.order.map((id) => {
          const record = state.providers[id];
          return record && html`<li>${this.#service(id, record)}</li>`;
        })}
      </ul>
    </section>`;
  }

  #service(id: string, record: OpsProvider): TemplateResult {
    const { store, texts } = this;
    const { now, locale } = store;
    const { series, entries } = store.records;
    const { phase, forced } = record;
    const name = nameOf(id, texts.services);
    return html`<h3>${name}</h3>
      ${this.#votes(record)}
      <p class="muted num">${this.#deadlines(id)} ${this.#deadlinesWhy(record)}</p>
      <details ?open=${this.#isWide}>
        <summary>${texts.page.chart}<span class="hidden">: ${name}</span></summary>
        <ops-chart
          .provider=${name}
          .series=${series[id] ?? []}
          .phases=${phasesOf(entries, id, now - seriesKeptMs, { phase, forced: forced?.to ?? null })}
          .now=${now}
          .locale=${locale}
        ></ops-chart>
      </details>`;
  }

  /** Votes count anew with every phase and hold: what opened a circuit is told by its verdict, not here. */
  #votes({ evidence, epochAt }: OpsProvider): TemplateResult {
    const { store } = this;
    const words = this.texts.state;
    const since = clockTime(Math.max(epochAt, store.now - votesKeptMs), store.context);
    const { ok, late, bad, networks, badNetworks } = evidence;
    if (ok + late + bad === 0) return html`<p class="num">${words.noReports(since)}</p>`;
    const count = (name: string, n: number, isBad = false): TemplateResult =>
      html`<span class=${isBad && n > 0 ? 'bad' : ''}>${name} <b class="num">${n}</b></span>`;
    return html`<div>
      <p class="votes">
        ${count(words.ok, ok)} ${count(words.late, late)} ${count(words.bad, bad, true)}
        ${count(words.networks, networks)} ${count(words.badNetworks, badNetworks, true)}
      </p>
      <p class="muted num">${words.reportsSince(since)}</p>
    </div>`;
  }

  #deadlines(id: string): string {
    const { softMs = 0, hardMs = 0 } = this.store.state?.view.providers[id] ?? {};
    const { deadlines, deadlinesAre } = this.texts.state;
    return `${deadlines}: ${deadlinesAre(deadline(softMs, this.texts), deadline(hardMs, this.texts))}.`;
  }

  #deadlinesWhy({ failureStands, learned }: OpsProvider): string {
    const { state: words } = this.texts;
    if (failureStands) return words.deadlinesSooner;
    if (!learned) return words.deadlinesAsSet;
    const { quantileMs } = learned;
    return words.deadlinesLearned(learned, quantileMs === null ? null : deadline(quantileMs, this.texts));
  }
}
