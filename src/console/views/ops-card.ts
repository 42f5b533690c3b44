import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { roleOf, type Forced, type Phase } from '../../circuit/index.ts';
import { nameOf } from '../locales/services.ts';
import { nextStepText } from '../text/next-step-text.ts';
import { reasonText } from '../text/reason-text.ts';
import { clockTime, lasting } from '../text/time.ts';
import { StateElement } from './shared/store-element.ts';
import { cardStyles } from './shared/card-styles.ts';
import { badge, strip } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';

/** One provider: where it stands, why, what comes next, what that means for users, and the hold on it. */
@customElement('ops-card')
export class OpsCard extends StateElement {
  static override styles = [styles, cardStyles];

  @property({ attribute: false }) provider = '';

  protected override render(): TemplateResult | typeof nothing {
    const { store, provider, texts, state, flow } = this;
    const record = state.providers[provider];
    if (record === undefined) return nothing;
    const { forced, phase, doubtful, failureStands } = record;
    const { context, now } = store;
    const words = texts.state;
    const tone = forced?.to === 'open' || doubtful ? 'open' : phase;
    return html`<article
      class="card tone-${tone} ${store.liveness.isLive ? '' : 'old'}"
      aria-labelledby="name"
    >
      <div class="head row">
        <h3 id="name">
          ${nameOf(provider, texts.services)}
          <small
            ><span class="id">${provider}</span> · ${words.rank(state.order.indexOf(provider) + 1)}</small
          >
        </h3>
        ${forced === null ? nothing : badge('forced', words.forcedTo[forced.to])}
        ${badge(phase, words.phase[phase])}
      </div>
      <p class="users">${words.role(roleOf(provider, state))}</p>
      ${forced === null ? nothing : this.#forced(forced, phase)}
      ${doubtful ? strip('open', html`<p>${words.doubtful}</p>`) : nothing}
      ${failureStands && !doubtful ? strip('half-open', html`<p>${words.failureStands}</p>`) : nothing}
      ${this.#share()}
      <dl>
        <dt>${words.phase[phase]}</dt>
        <dd class="num">
          ${words.since(clockTime(record.since, context), lasting(now - record.since, texts))}
        </dd>
        <dt>${words.why}</dt>
        <dd>${reasonText(record.because, texts)}</dd>
        <dt>${words.next}</dt>
        <dd class="num">${nextStepText(record, store.ramp, context)}</dd>
      </dl>
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

  /** What browsers are told, so a hold counts; all or nothing is told by the words. */
  #share(): TemplateResult | typeof nothing {
    const words = this.texts.state;
    const { share = 0, phase, forced } = this.state.view.providers[this.provider] ?? {};
    if (share === 0 || share === 1) return nothing;
    const isProbed = phase === 'half-open' && forced === null;
    return html`<div class="share">
      <span class="muted">${isProbed ? words.probeShare : words.share}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width=${share * 100} height="4" />
      </svg>
      <b class="num">${words.shareIs(share)}</b>
    </div>`;
  }
}
