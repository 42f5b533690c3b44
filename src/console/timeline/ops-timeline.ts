import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { iconOf } from './icons.ts';
import { styles } from './styles.ts';
import { tell, wordsIn, type Sort, type Story } from './describe-entry.ts';
import { agoOf, clockOf, dayOf, momentOf } from './times.ts';
import type { Locale } from './texts.ts';
import { type TimelineEntry } from '../../protocol/index.ts';

/** "3 minutes ago" grows old by itself. */
const lookAgainMs = 15_000;

/**
 * What happened, newest first and day by day: each entry a sentence that says who, what and why, with its
 * evidence folded beneath. Whatever came in from outside is text here, never markup.
 *
 * @fires more - older entries are wanted
 */
export class OpsTimeline extends LitElement {
  static override styles = styles;
  static override properties = {
    entries: { attribute: false },
    locale: {},
    filter: {},
    now: { type: Number },
    hasMore: { type: Boolean, attribute: 'has-more' },
  };

  /** Newest first, as the endpoint gives them. */
  declare entries: readonly TimelineEntry[];
  declare locale: Locale;
  /** @default 'all' */
  declare filter: 'all' | Sort;
  /** Server ms, that "3 minutes ago" is reckoned from. @default 0: this machine's clock */
  declare now: number;
  /** Whether there may be older entries. @default true */
  declare hasMore: boolean;

  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.entries = [];
    this.locale = 'ko';
    this.filter = 'all';
    this.now = 0;
    this.hasMore = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), lookAgainMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render(): TemplateResult {
    const words = wordsIn[this.locale];
    const now = this.now > 0 ? this.now : Date.now();
    const told = this.entries
      .map((entry) => ({ ...entry, story: this.#story(entry, now) }))
      .filter(({ story }) => this.filter === 'all' || story.sort === this.filter);
    const days = new Map<string, typeof told>();
    for (const entry of told) {
      const day = dayOf(entry.at, this.locale);
      days.set(day, [...(days.get(day) ?? []), entry]);
    }
    const empty = this.entries.length === 0 ? words.empty : words.emptyOfFilter;
    return html`<div lang=${this.locale}>
      ${told.length === 0 ? html`<p class="empty">${empty}</p>` : nothing}
      ${repeat(
        days,
        ([day]) => day,
        ([day, entries]) =>
          html`<section aria-label=${day}>
            <h3>${day}</h3>
            <ol>
              ${repeat(
                entries,
                ({ id }) => id,
                ({ at, story }) => this.#entry(at, story, now),
              )}
            </ol>
          </section>`,
      )}
      ${
        this.hasMore && this.entries.length > 0
          ? html`<button type="button" @click=${this.#askForMore}>${words.more}</button>`
          : nothing
      }
    </div>`;
  }

  #story({ effect }: TimelineEntry, now: number): Story {
    return tell(effect, this.locale, (at) => momentOf(at, now, this.locale));
  }

  #entry(at: number, { what, why, tone, facts, factsAre }: Story, now: number): TemplateResult {
    const words = wordsIn[this.locale];
    return html`<li class=${tone === 'step' ? 'step-entry' : ''}>
      ${iconOf(tone)}
      <div>
        <p class="what">${what}</p>
        ${why === '' ? nothing : html`<p class="why">${why}</p>`}
        ${
          facts.length === 0
            ? nothing
            : html`<details>
                <summary>${words[factsAre]}</summary>
                <dl>
                  ${facts.map(
                    ({ label, value }) =>
                      html`<dt>${label}</dt>
                        <dd>${value}</dd>`,
                  )}
                </dl>
              </details>`
        }
      </div>
      <div class="when">
        <time datetime=${new Date(at).toISOString()}>${clockOf(at, this.locale)}</time>
        <span>${agoOf(at, now, this.locale)}</span>
      </div>
    </li>`;
  }

  #askForMore(): void {
    this.dispatchEvent(new CustomEvent('more', { bubbles: true, composed: true }));
  }
}

if (!customElements.get('ops-timeline')) customElements.define('ops-timeline', OpsTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'ops-timeline': OpsTimeline;
  }
}
