import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { DeskElement } from './shared/store-element.ts';
import { shape } from './shared/phase-icon.ts';
import { styles } from './shared/styles.ts';
import { type ChannelTest } from '../../protocol/index.ts';

/** Whether alerts arrive, channel by channel. Users see nothing of it, so it is one step. */
@customElement('ops-alert-test')
export class OpsAlertTest extends DeskElement {
  static override styles = [
    styles,
    css`
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 0.625rem;
      }
      li > .shape {
        color: var(--tone);
        margin-block-start: 0.125rem;
      }
    `,
  ];

  @state() private isSending = false;
  @state() private channels: readonly ChannelTest[] | null = null;
  @state() private failed = '';

  protected override render(): TemplateResult | typeof nothing {
    if (this.desk === null) return nothing;
    const { alerts } = this.texts.commands;
    return html`<section class="card stack" aria-labelledby="heading">
      <h2 id="heading">${this.texts.page.headings.alerts}</h2>
      <p class="muted">${alerts.note}</p>
      <div>
        <button ?disabled=${this.isSending} @click=${this.#send}>
          ${this.isSending ? alerts.sending : alerts.send}
        </button>
      </div>
      ${this.failed === '' ? nothing : html`<p class="error" role="alert">${this.failed}</p>`}
      ${
        this.channels === null
          ? nothing
          : this.channels.length === 0
            ? html`<p>${alerts.none}</p>`
            : html`<ul class="stack">
                ${this.channels.map(
                  ({ channel, ok, detail }) =>
                    html`<li class="tone-${ok ? 'closed' : 'open'}">
                      ${shape(ok ? 'closed' : 'open')}
                      <p>
                        <b>${channel}</b> ${ok ? alerts.ok : alerts.bad}
                        ${detail === '' ? nothing : html`<br /><span class="muted">${detail}</span>`}
                      </p>
                    </li>`,
                )}
              </ul>`
      }
    </section>`;
  }

  readonly #send = async (): Promise<void> => {
    const { desk, texts } = this;
    if (desk === null) return;
    const { alerts, failed } = texts.commands;
    this.isSending = true;
    this.failed = '';
    const answer = await desk.around.api.testAlerts();
    this.isSending = false;
    if (answer.kind === 'ok') {
      this.channels = answer.value.channels;
      const told = this.channels.map(({ channel, ok }) => `${channel}: ${ok ? alerts.ok : alerts.bad}`);
      desk.announce(told.length === 0 ? alerts.none : told.join(', '));
    } else if (answer.kind === 'out') desk.leave('over');
    else this.failed = answer.kind === 'unknown' ? failed.unknown : failed.other(status(answer.kind), '');
  };
}

function status(kind: string): number {
  return kind === 'store' ? 503 : 500;
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-alert-test': OpsAlertTest;
  }
}
