import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type TimelineEntry } from '../../protocol/index.ts';
import { textsIn, type Locale } from '../locales/language.ts';
import { agoOf, dayOf, momentOf, secondOf } from '../text/time.ts';
import { baseStyles } from '../views/shared/base-styles.ts';
import { describeEntry, type Sort, type EntryDescription } from './describe-entry.ts';
import { iconOf } from './icons.ts';
import { styles } from './styles.ts';

/** "3 minutes ago" grows old by itself. */
const renewMs = 15_000;
/** Entries that are shown at first, and how many more with each press: a phone has other things to show too. */
const shownFirst = 5;
const shownMore = 24;

/**
 * What happened, newest first and day by day: each entry a sentence that says who, what and why, with its
 * evidence folded beneath. Whatever came in from outside is text here, never markup.
 *
 * @fires more - older entries are wanted
 */
@customElement('ops-timeline')
export class OpsTimeline extends LitElement {
  static override styles = [baseStyles, styles];

  /** Newest first, as the endpoint gives them. */
  @property({ attribute: false }) entries: readonly TimelineEntry[] = [];
  @property() locale: Locale = 'ko';
  @property() filter: 'all' | Sort = 'all';
  /** Server ms, that "3 minutes ago" is reckoned from; 0: this machine's clock. */
  @property({ type: Number }) now = 0;
  /** Whether there may be older entries. */
  @property({ type: Boolean, attribute: 'has-more' }) hasMore = true;
  @state() private limit = shownFirst;

  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), renewMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render(): TemplateResult {
    const { locale, filter } = this;
    const texts = textsIn[locale].timeline;
    const now = this.now > 0 ? this.now : Date.now();
    const described = this.entries
      .map(({ id, at, effect }) => {
        const description = describeEntry(effect, locale, (moment) => momentOf(moment, now, locale));
        return { id, at, description };
      })
      .filter(({ description }) => filter === 'all' || description.sort === filter);
    const days = new Map<string, typeof described>();
    for (const entry of described.slice(0, this.limit)) {
      const day = dayOf(entry.at, locale);
      days.set(day, [...(days.get(day) ?? []), entry]);
    }
    return html`<div lang=${locale}>
      ${
        described.length > 0
          ? nothing
          : html`<p class="empty">${this.entries.length === 0 ? texts.empty : texts.emptyOfFilter}</p>`
      }
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
                ({ at, description }) => this.#entry(at, description, now),
              )}
            </ol>
          </section>`,
      )}
      ${
        described.length > this.limit || (this.hasMore && this.entries.length > 0)
          ? html`<button type="button" @click=${() => this.#showMore(described.length)}>
              ${texts.more}
            </button>`
          : nothing
      }
    </div>`;
  }

  #entry(at: number, { what, why, tone, facts, factsAre }: EntryDescription, now: number): TemplateResult {
    const { locale } = this;
    return html`<li class=${tone === 'step' ? 'step-entry' : ''}>
      ${iconOf(tone)}
      <div>
        <p class="what">${what}</p>
        ${why === '' ? nothing : html`<p class="why">${why}</p>`}
        ${
          facts.length === 0
            ? nothing
            : html`<details>
                <summary>${textsIn[locale].timeline[factsAre]}</summary>
                <dl>
                  ${facts.map(
                    ([label, value]) =>
                      html`<dt>${label}</dt>
                        <dd class="num">${value}</dd>`,
                  )}
                </dl>
              </details>`
        }
      </div>
      <div class="when num">
        <time datetime=${new Date(at).toISOString()}>${secondOf(at, locale)}</time>
        <span>${agoOf(at, now, locale)}</span>
      </div>
    </li>`;
  }

  /** What is here already comes first. */
  #showMore(here: number): void {
    this.limit += shownMore;
    if (here >= this.limit || !this.hasMore) return;
    this.dispatchEvent(new CustomEvent('more', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ops-timeline': OpsTimeline;
  }
}
