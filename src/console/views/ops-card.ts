import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OpsProvider, OpsState } from '../../protocol/index.ts';
import { phasesOf, type PhaseSpan } from '../chart/phases.ts';
import { nextOf } from '../text/next-step-text.ts';
import { roleOf } from '../../circuit/index.ts';
import { clockTime, deadline, lasting } from '../text/time.ts';
import { DeskElement } from './shared/store-element.ts';
import { cardStyles } from './shared/card-styles.ts';
import { shape } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

const chartMs = 30 * 60_000;

/** One provider: where it stands, why, what comes next, and what that means for users. */
@customElement('ops-card')
export class OpsCard extends DeskElement {
  static override styles = [styles, cardStyles];

  @property({ attribute: false }) provider = '';

  protected override render(): TemplateResult | typeof nothing {
    const { desk, provider, texts } = this;
    const state = desk?.state ?? null;
    const record = state?.providers[provider];
    if (desk === null || state === null || record === undefined) return nothing;
    const { now } = desk;
    const words = texts.state;
    const isOff = record.forced?.to === 'open' || record.doubtful;
    const since = clockTime(record.since, now, desk.locale);
    return html`<article
      class="card tone-${isOff ? 'open' : record.phase} ${desk.liveness.isLive ? '' : 'old'}"
      aria-labelledby="name"
    >
      <div class="head">
        <h3 id="name">
          <span class="id">${provider}</span>
          <span class="rank">${words.rank(state.order.indexOf(provider) + 1)}</span>
        </h3>
        ${
          record.forced === null
            ? nothing
            : html`<span class="badge tone-forced"
                >${shape('forced')}${words.forcedTo[record.forced.to]}</span
              >`
        }
        <span class="badge tone-${record.phase}">${shape(record.phase)}${words.phase[record.phase]}</span>
      </div>
      <p class="users">${words.role(roleOf(provider, state))}</p>
      ${record.forced === null ? nothing : this.#forced(record, record.forced, now)}
      ${
        record.doubtful
          ? html`<div class="strip tone-open">
              ${shape('open')}
              <p>${words.doubtful}</p>
            </div>`
          : nothing
      }
      ${this.#share(state)}
      <dl>
        <dt>${words.phase[record.phase]}</dt>
        <dd class="num">${words.since(since, lasting(now - record.since, texts))}</dd>
        <dt>${words.why}</dt>
        <dd>${words.rules[record.because.rule](record.because)}</dd>
        <dt>${words.next}</dt>
        <dd class="num">${nextOf(record, now, texts)}</dd>
        <dt>${words.evidence}</dt>
        <dd>${this.#evidence(record, state)}</dd>
        <dt>${words.deadlines}</dt>
        <dd>${this.#deadlines(state)}</dd>
      </dl>
      <ops-chart
        .provider=${provider}
        .series=${desk.series[provider] ?? []}
        .phases=${this.#phases(record)}
        .now=${now}
        .locale=${desk.locale}
      ></ops-chart>
      <ops-force .desk=${desk} .commander=${this.commander} .provider=${provider}></ops-force>
    </article>`;
  }

  #forced(record: OpsProvider, forced: NonNullable<OpsProvider['forced']>, now: number): TemplateResult {
    const { texts } = this;
    const words = texts.state;
    const time = (at: number): string => clockTime(at, now, this.desk?.locale ?? 'ko');
    return html`<div class="strip tone-forced">
      ${shape('forced')}
      <div>
        <p>${words.forcedBy(forced.by, time(forced.at), forced.why)}</p>
        <p class="num">
          ${
            forced.until === null
              ? words.forcedForEver
              : words.forcedUntil(time(forced.until), lasting(forced.until - now, texts))
          }
        </p>
        <p>${words.underneath(words.phase[record.phase])}</p>
      </div>
    </div>`;
  }

  #phases({ phase, forced }: OpsProvider): readonly PhaseSpan[] {
    const { entries = [], now = 0 } = this.desk ?? {};
    return phasesOf(entries, this.provider, now - chartMs, { phase, forced: forced?.to ?? null });
  }

  /** What browsers are told, so a hold counts. */
  #share(state: OpsState): TemplateResult {
    const words = this.texts.state;
    const { share = 0, phase, forced } = state.view.providers[this.provider] ?? {};
    const isProbed = phase === 'half-open' && forced === null;
    return html`<div class="share">
      <span class="muted">${isProbed ? words.probeShare : words.share}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect width=${share * 100} height="4"/>`}
      </svg>
      <b class="num">${words.shareIs(share)}</b>
    </div>`;
  }

  #evidence({ evidence }: OpsProvider, { active }: OpsState): TemplateResult {
    const words = this.texts.state;
    const row = (name: string, count: number, kind = ''): TemplateResult =>
      html`<span class=${kind}>${name} <b>${count}</b></span>`;
    return html`<p class="votes">
        ${row(words.ok, evidence.ok)} ${row(words.late, evidence.late)}
        ${row(words.bad, evidence.bad, evidence.bad > 0 ? 'bad' : '')}
        ${row(words.networks, evidence.networks)}
        ${row(words.badNetworks, evidence.badNetworks, evidence.badNetworks > 0 ? 'bad' : '')}
        ${row(words.reporters, active.reporters)}
      </p>
      <p class="muted">${words.evidenceNote}</p>`;
  }

  #deadlines({ view }: OpsState): string {
    const { softMs = 0, hardMs = 0 } = view.providers[this.provider] ?? {};
    return this.texts.state.deadlinesAre(deadline(softMs, this.texts), deadline(hardMs, this.texts));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-card': OpsCard;
  }
}
