import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { StoreElement } from './shared/store-element.ts';
import { phaseIcon } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';
import { type ChannelTest } from '../../protocol/index.ts';

/** Whether alerts arrive, channel by channel. Users see nothing of it, so it is one step. */
@customElement('ops-alert-test')
export class OpsAlertTest extends StoreElement {
  static override styles = [
    styles,
    css`
      .row {
        justify-content: space-between;
      }
      li {
        gap: 0 0.625rem;
      }
    `,
  ];

  @state() private isSending = false;
  @state() private channels: readonly ChannelTest[] | null = null;
  @state() private failed = '';

  protected override render(): TemplateResult {
    const { alerts } = this.texts.commands;
    return html`<section class="card stack" aria-labelledby="heading">
      <div class="row">
        <h2 id="heading">${this.texts.page.headings.alerts}</h2>
        <button ?disabled=${this.isSending} @click=${this.#send}>
          ${this.isSending ? alerts.sending : alerts.send}
        </button>
      </div>
      <p class="muted">${alerts.note}</p>
      ${this.failed === '' ? nothing : html`<p class="error" role="alert">${this.failed}</p>`}
      ${this.channels === null ? nothing : this.#results(this.channels)}
    </section>`;
  }

  #results(channels: readonly ChannelTest[]): TemplateResult {
    const { alerts } = this.texts.commands;
    if (channels.length === 0) return html`<p>${alerts.none}</p>`;
    return html`<ul class="stack">
      ${channels.map(({ channel, ok, detail }) => {
        const phase = ok ? 'closed' : 'open';
        return html`<li class="beside-shape tone-${phase}">
          ${phaseIcon(phase)}
          <p>
            <b>${channel}</b> ${ok ? alerts.ok : alerts.bad}
            ${detail === '' ? nothing : html`<br /><span class="muted">${detail}</span>`}
          </p>
        </li>`;
      })}
    </ul>`;
  }

  readonly #send = async (): Promise<void> => {
    const { store, texts } = this;
    const { alerts, failed } = texts.commands;
    this.isSending = true;
    this.failed = '';
    const answer = await store.around.api.testAlerts();
    this.isSending = false;
    if (answer.kind === 'ok') {
      this.channels = answer.value.channels;
      const results = this.channels.map(({ channel, ok }) => `${channel}: ${ok ? alerts.ok : alerts.bad}`);
      store.announce(results.length === 0 ? alerts.none : results.join(', '));
    } else if (answer.kind === 'out') store.showLogin('over');
    else if (answer.kind === 'unknown') this.failed = failed.unknown;
    else this.failed = failed.other(answer.kind === 'store' ? 503 : 500, '');
  };
}
