import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { roleOf, type Forced, type Phase } from '../../circuit/index.ts';
import { seriesKeptMs, type OpsProvider } from '../../protocol/index.ts';
import { phasesOf } from '../chart/phases.ts';
import { nextStepText } from '../text/next-step-text.ts';
import { clockTime, deadline, lasting } from '../text/time.ts';
import { StateElement } from './shared/store-element.ts';
import { cardStyles } from './shared/card-styles.ts';
import { badge, strip } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** One provider: where it stands, why, what comes next, and what that means for users. */
@customElement('ops-card')
export class OpsCard extends StateElement {
  static override styles = [styles, cardStyles];

  @property({ attribute: false }) provider = '';

  protected override render(): TemplateResult | typeof nothing {
    const { store, provider, texts, state, flow } = this;
    const record = state.providers[provider];
    if (record === undefined) return nothing;
    const { forced, phase, doubtful } = record;
    const { context, now } = store;
    const words = texts.state;
    const tone = forced?.to === 'open' || doubtful ? 'open' : phase;
    return html`<article
      class="card tone-${tone} ${store.liveness.isLive ? '' : 'old'}"
      aria-labelledby="name"
    >
      <div class="head row">
        <h3 id="name">
          <span class="id">${provider}</span>
          <span class="rank">${words.rank(state.order.indexOf(provider) + 1)}</span>
        </h3>
        ${forced === null ? nothing : badge('forced', words.forcedTo[forced.to])}
        ${badge(phase, words.phase[phase])}
      </div>
      <p class="users">${words.role(roleOf(provider, state))}</p>
      ${forced === null ? nothing : this.#forced(forced, phase)}
      ${doubtful ? strip('open', html`<p>${words.doubtful}</p>`) : nothing} ${this.#share()}
      <dl>
        <dt>${words.phase[phase]}</dt>
        <dd class="num">
          ${words.since(clockTime(record.since, context), lasting(now - record.since, texts))}
        </dd>
        <dt>${words.why}</dt>
        <dd>${words.rules[record.because.rule](record.because)}</dd>
        <dt>${words.next}</dt>
        <dd class="num">${nextStepText(record, store.ramp, context)}</dd>
        <dt>${words.evidence}</dt>
        <dd>${this.#evidence(record)}</dd>
        <dt>${words.deadlines}</dt>
        <dd>
          <p>${this.#deadlines()}</p>
          <p class="muted">${this.#deadlinesWhy(record)}</p>
        </dd>
      </dl>
      <ops-chart
        .provider=${provider}
        .series=${store.series[provider] ?? []}
        .phases=${phasesOf(store.entries, provider, now - seriesKeptMs, { phase, forced: forced?.to ?? null })}
        .now=${now}
        .locale=${store.locale}
      ></ops-chart>
      <ops-force .store=${store} .flow=${flow} .provider=${provider}></ops-force>
    </article>`;
  }

  #forced({ by, at, why, until }: Forced, phase: Phase): TemplateResult {
    const { texts, store } = this;
    const words = texts.state;
    const time = (moment: number): string => clockTime(moment, store.context);
    const end =
      until === null
        ? words.forcedForEver
        : words.forcedUntil(time(until), lasting(until - store.now, texts));
    return strip(
      'forced',
      html`<div>
        <p>${words.signed(by, time(at), why)}</p>
        <p class="num">${end}</p>
        <p>${words.underneath(words.phase[phase])}</p>
      </div>`,
    );
  }

  /** What browsers are told, so a hold counts. */
  #share(): TemplateResult {
    const words = this.texts.state;
    const { share = 0, phase, forced } = this.state.view.providers[this.provider] ?? {};
    const isProbed = phase === 'half-open' && forced === null;
    return html`<div class="share">
      <span class="muted">${isProbed ? words.probeShare : words.share}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width=${share * 100} height="4" />
      </svg>
      <b class="num">${words.shareIs(share)}</b>
    </div>`;
  }

  #evidence({ evidence }: OpsProvider): TemplateResult {
    const words = this.texts.state;
    const row = (name: string, count: number, isBad = false): TemplateResult =>
      html`<span class=${isBad && count > 0 ? 'bad' : ''}>${name} <b class="num">${count}</b></span>`;
    return html`<p class="votes">
        ${row(words.ok, evidence.ok)} ${row(words.late, evidence.late)} ${row(words.bad, evidence.bad, true)}
        ${row(words.networks, evidence.networks)} ${row(words.badNetworks, evidence.badNetworks, true)}
        ${row(words.reporters, this.state.active.reporters)}
      </p>
      <p class="muted">${words.evidenceNote}</p>`;
  }

  #deadlines(): string {
    const { softMs = 0, hardMs = 0 } = this.state.view.providers[this.provider] ?? {};
    return this.texts.state.deadlinesAre(deadline(softMs, this.texts), deadline(hardMs, this.texts));
  }

  #deadlinesWhy({ learned }: OpsProvider): string {
    const { state: words } = this.texts;
    if (!learned) return words.deadlinesAsSet;
    const { quantileMs } = learned;
    return words.deadlinesLearned(learned, quantileMs === null ? null : deadline(quantileMs, this.texts));
  }
}
