import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ForcedNow, Qa } from '../scenarios/qa.ts';
import { findScenario } from '../scenarios/scenario.ts';
import type { Target } from '../scenarios/scenario.ts';
import { copyText } from './copy-text.ts';
import { draftOf, emptyDraft, forcedOf, leftMs, type Draft, type DraftRow } from './draft.ts';
import { drawFlight } from './draw-flight.ts';
import { drawOutages } from './draw-outages.ts';
import { flightStyles } from './flight-styles.ts';
import { boxAt, freeCorner } from './free-corner.ts';
import { cross, link, sign, swap } from './glyphs.ts';
import { logText } from './log-text.ts';
import { recall, remember } from './memory.ts';
import { panelStyles } from './panel-styles.ts';
import { Recorder, trueNow } from './recorder.ts';
import { countdown } from './time-text.ts';
import { followModalDialog } from './top-dialog.ts';
import { PANEL_WORDS, languageOf, type Language, type PanelWords } from './words.ts';

/** Redrawn this often while open: quickly while something is under way. */
const BUSY_MS = 100;
const CALM_MS = 500;
const SAID_MS = 4000;
/** Distance of the button from the edges, px; as in the styles. */
const GAP = 16;

/** What happens inside is not the page's affair: no key, press or input of the panel reaches it. */
const OWN_EVENTS = [
  ...['keydown', 'keyup', 'keypress', 'input', 'change', 'click', 'dblclick', 'contextmenu'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'wheel', 'copy'],
] as const;

type Tab = 'outages' | 'flight';
type State = 'calm' | 'waiting' | 'on';

/**
 * `<outage-panel>`: forces outages on a staging page and shows what its address fields decide and why.
 * Opens with its button or with Alt+Shift+O. Put it anywhere into the page, and give it `qa`.
 */
export class OutagePanel extends LitElement {
  static override styles = [panelStyles, flightStyles];
  static override properties = { qa: { attribute: false }, open: { state: true } };

  /** The outages of this page; until it is there the panel shows nothing. */
  declare qa: Qa | null;
  declare open: boolean;

  #tab: Tab = 'outages';
  #side = recall().side;
  #language: Language | null = recall().language;
  #draft: Draft = emptyDraft();
  #touched = false;
  #said = '';
  #byHand: string | null = null;
  #recorder: Recorder | null = null;
  #ending: (() => void)[] = [];
  #unfollow: (() => void) | null = null;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #before: HTMLElement | null = null;
  #home: ParentNode | null = null;
  #moving = false;

  constructor() {
    super();
    this.qa = null;
    this.open = false;
    for (const type of OWN_EVENTS) this.addEventListener(type, (event) => event.stopPropagation());
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  // ---- life ---------------------------------------------------------------------------------------------

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'manual';
    this.#show();
    if (this.#moving) return;
    this.#home = this.parentNode;
    this.#recorder = new Recorder(() => this.open && this.requestUpdate());
    const listen = (target: EventTarget, type: string, run: (event: Event) => void): void => {
      target.addEventListener(type, run, { capture: true, passive: true });
      this.#ending.push(() => target.removeEventListener(type, run, { capture: true }));
    };
    listen(window, 'keydown', (event) => event instanceof KeyboardEvent && this.#shortcut(event));
    for (const type of ['scroll', 'resize']) listen(window, type, () => this.#standFree());
    this.#ending.push(followModalDialog((dialog) => this.#moveTo(dialog)));
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#moving) return;
    for (const end of this.#ending.splice(0)) end();
    this.#recorder?.stop();
    this.#recorder = null;
    this.#unfollow?.();
    this.#unfollow = null;
    clearTimeout(this.#tick);
    clearTimeout(this.#silence);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('qa')) this.#follow();
    this.toggleAttribute('data-open', this.open);
  }

  protected override updated(): void {
    clearTimeout(this.#tick);
    this.#standFree();
    if (!this.open || !this.isConnected) return;
    this.#tick = setTimeout(() => this.requestUpdate(), this.#recorder?.busy ? BUSY_MS : CALM_MS);
  }

  #follow(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    const { qa } = this;
    if (!qa || !this.isConnected) return;
    const told = (): void => {
      if (!this.#touched) this.#draft = draftOf(qa.forced);
      this.requestUpdate();
    };
    this.#unfollow = qa.onChange(told);
    told();
  }

  // ---- standing above the page --------------------------------------------------------------------------

  #show(): void {
    try {
      this.showPopover();
    } catch {
      // No popovers, or shown already: `position: fixed` and its z-index do.
    }
  }

  /** Outside a modal dialog everything is inert, the top layer too: the panel goes into it, and back after it. */
  #moveTo(dialog: HTMLDialogElement | null): void {
    const parent = dialog ?? (this.#home?.isConnected ? this.#home : document.body);
    if (this.parentNode === parent) return;
    const focused = this.renderRoot.querySelector<HTMLElement>(':focus');
    this.#moving = true;
    parent.append(this);
    this.#moving = false;
    focused?.focus();
  }

  /** The button covers no submit button of the page. */
  #standFree(): void {
    const pill = this.renderRoot.querySelector('.pill');
    if (!pill) {
      this.dataset['corner'] = `bottom-${this.#side}`;
      return;
    }
    const { width, height } = pill.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const view = { width: clientWidth, height: clientHeight };
    const rightToLeft = this.matches(':dir(rtl)');
    const submits = document.querySelectorAll(
      'form [type=submit], form [type=image], form button:not([type])',
    );
    this.dataset['corner'] = freeCorner(
      this.#side,
      (corner) => boxAt(corner, { width, height }, view, GAP, rightToLeft),
      [...submits].map((each) => each.getBoundingClientRect()),
    );
  }

  // ---- opening and closing ------------------------------------------------------------------------------

  /** Opens it, and moves the focus in. */
  show(): void {
    if (this.open) return;
    const { activeElement } = document;
    this.#before = activeElement instanceof HTMLElement && activeElement !== this ? activeElement : null;
    this.open = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(),
    );
  }

  /** Closes it; the focus goes back to where it was, or to the button. */
  close(): void {
    if (!this.open) return;
    const inside = this.matches(':focus-within');
    this.open = false;
    this.#byHand = null;
    void this.updateComplete.then(() => {
      if (!inside) return;
      if (this.#before?.isConnected) this.#before.focus();
      else this.renderRoot.querySelector<HTMLElement>('.pill')?.focus();
    });
  }

  #shortcut(event: KeyboardEvent): void {
    const { altKey, shiftKey, ctrlKey, metaKey, code, isComposing, repeat } = event;
    if (!altKey || !shiftKey || ctrlKey || metaKey || code !== 'KeyO' || isComposing || repeat) return;
    event.stopPropagation();
    if (this.open) this.close();
    else this.show();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || !this.open) return;
    if (event.key === 'Escape') {
      // Unprevented it would close the page's dialog that the panel stands in.
      event.preventDefault();
      this.close();
    }
  }

  // ---- what testers do ----------------------------------------------------------------------------------

  #choose(target: Target, row: DraftRow): void {
    this.#draft = { ...this.#draft, [target]: row };
    this.#touched = true;
    this.requestUpdate();
  }

  #apply(): void {
    const { qa } = this;
    if (!qa) return;
    this.#touched = false;
    qa.force(forcedOf(this.#draft));
    this.#draft = draftOf(qa.forced);
    this.#say(this.#words.applied);
  }

  #reset(): void {
    this.#touched = false;
    this.#draft = emptyDraft();
    this.qa?.reset();
    this.#say(this.#words.wasReset);
  }

  async #copy(text: string): Promise<void> {
    if (await copyText(text)) {
      this.#byHand = null;
      this.#say(this.#words.copied);
      return;
    }
    this.#byHand = text;
    this.#say('');
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.select();
  }

  #say(text: string): void {
    clearTimeout(this.#silence);
    this.#said = text;
    if (text) this.#silence = setTimeout(() => this.#say(''), SAID_MS);
    this.requestUpdate();
  }

  #keep(): void {
    remember({ side: this.#side, language: this.#language });
    this.requestUpdate();
  }

  // ---- drawing ------------------------------------------------------------------------------------------

  get #spoken(): Language {
    return this.#language ?? languageOf(document.documentElement.lang || null);
  }

  get #words(): PanelWords {
    return PANEL_WORDS[this.#spoken];
  }

  #state(): { readonly is: State; readonly text: string } {
    const count = (state: ForcedNow['state']): number =>
      this.qa?.forced.filter((each) => each.state === state).length ?? 0;
    const [on, waiting] = [count('on'), count('waiting')];
    if (on > 0) return { is: 'on', text: this.#words.outages(on) };
    if (waiting > 0) return { is: 'waiting', text: this.#words.waiting(waiting) };
    return { is: 'calm', text: this.#words.calm };
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.qa) return nothing;
    return this.open ? this.#sheet(this.qa) : this.#pill();
  }

  #pill(): TemplateResult {
    const { is, text } = this.#state();
    return html`<button
      type="button"
      class="pill"
      lang=${this.#spoken}
      data-state=${is}
      aria-label=${this.#words.open(text)}
      aria-expanded="false"
      aria-keyshortcuts="Alt+Shift+O"
      @click=${() => this.show()}
    >
      ${sign}${is === 'calm' ? nothing : text}
    </button>`;
  }

  #sheet(qa: Qa): TemplateResult {
    const words = this.#words;
    const { is, text } = this.#state();
    return html`<section class="sheet" role="dialog" aria-labelledby="title" lang=${this.#spoken}>
      <header>
        <h2 id="title">${sign}${words.title}</h2>
        <span class="state" data-state=${is}>${text}</span>
        <button type="button" @click=${() => this.#switchLanguage()}>${words.otherLanguage}</button>
        <button type="button" class="swap" aria-label=${words.otherCorner} @click=${() => this.#switchSide()}>
          ${swap}
        </button>
        <button type="button" aria-label=${words.close} @click=${() => this.close()}>${cross}</button>
      </header>
      ${this.#warnings(qa)}
      ${
        qa.forced.length === 0
          ? nothing
          : html`<ul class="now">
              ${qa.forced.map((each) => this.#forced(each))}
            </ul>`
      }
      <div
        class="tabs"
        role="tablist"
        aria-labelledby="title"
        @keydown=${(event: KeyboardEvent) => this.#arrow(event)}
      >
        ${this.#tabButton('outages')}${this.#tabButton('flight')}
      </div>
      <div class="body" role="tabpanel" id="body" aria-labelledby="tab-${this.#tab}" tabindex="0">
        ${this.#tab === 'outages' ? this.#outages() : this.#flight(qa)}
      </div>
      <footer>
        ${
          this.#tab === 'outages'
            ? html`<button type="button" class="apply" @click=${() => this.#apply()}>${words.apply}</button>`
            : nothing
        }
        <button
          type="button"
          class="reset"
          ?disabled=${qa.forced.length === 0 && !this.#touched}
          @click=${() => this.#reset()}
        >
          ${words.reset}
        </button>
        <button type="button" class="copy" @click=${() => void this.#copy(qa.link())}>
          ${link}${words.copyLink}
        </button>
        <p class="said" role="status">${this.#said}</p>
        ${
          this.#byHand === null
            ? nothing
            : html`<label class="by-hand"
                >${words.copyByHand}<textarea
                  readonly
                  rows=${this.#byHand.includes('\n') ? 5 : 2}
                  .value=${this.#byHand}
                ></textarea>
              </label>`
        }
      </footer>
    </section>`;
  }

  #warnings({ worker, wrong }: Qa): TemplateResult | typeof nothing {
    const words = this.#words;
    const why = worker.kind === 'off' ? worker.why[this.#spoken] : '';
    return html`${why ? html`<p class="warning">${words.workerOff} ${why}</p>` : nothing}
    ${
      wrong.length > 0
        ? html`<div class="warning">
            ${words.wrongLink}
            <ul>
              ${wrong.map(({ item, why }) => html`<li><code>${item}</code> ${why[this.#spoken]}</li>`)}
            </ul>
          </div>`
        : nothing
    }`;
  }

  #forced(each: ForcedNow): TemplateResult {
    const words = this.#words;
    const scenario = findScenario(each.scenario);
    const left = leftMs(each, trueNow());
    const size = each.amount === null ? '' : ` ${each.amount}${words.units[scenario?.amount?.unit ?? 's']}`;
    const time =
      left === null
        ? ''
        : each.state === 'waiting'
          ? words.startsIn(countdown(left))
          : words.endsIn(countdown(left));
    return html`<li data-state=${each.state}>
      <span>${words.targets[each.target]} · ${scenario?.title[this.#spoken] ?? each.scenario}${size}</span>
      ${time ? html`<b>${time}</b>` : nothing}
    </li>`;
  }

  #tabButton(tab: Tab): TemplateResult {
    const selected = tab === this.#tab;
    return html`<button
      type="button"
      role="tab"
      id="tab-${tab}"
      aria-controls="body"
      aria-selected=${selected}
      tabindex=${selected ? 0 : -1}
      @click=${() => this.#turnTo(tab)}
    >
      ${this.#words.tabs[tab]}
    </button>`;
  }

  #turnTo(tab: Tab): void {
    this.#tab = tab;
    this.requestUpdate();
  }

  #arrow(event: KeyboardEvent): void {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    this.#turnTo(this.#tab === 'outages' ? 'flight' : 'outages');
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(),
    );
  }

  #switchLanguage(): void {
    this.#language = this.#spoken === 'ko' ? 'en' : 'ko';
    this.#keep();
  }

  #switchSide(): void {
    this.#side = this.#side === 'end' ? 'start' : 'end';
    this.#keep();
  }

  #outages(): TemplateResult {
    return drawOutages({
      words: this.#words,
      language: this.#spoken,
      draft: this.#draft,
      change: (target, row) => this.#choose(target, row),
    });
  }

  #flight({ served }: Qa): TemplateResult | typeof nothing {
    const recorder = this.#recorder;
    if (!recorder) return nothing;
    return drawFlight({
      words: this.#words,
      language: this.#spoken,
      fields: [...document.querySelectorAll('address-search')],
      explain: (field) => recorder.explain(field),
      log: recorder.log,
      served,
      now: performance.now(),
      copyLog: () => void this.#copy(logText(recorder.log.lines, this.#words)),
      clearLog: () => {
        recorder.log.clear();
        this.requestUpdate();
      },
    });
  }
}
