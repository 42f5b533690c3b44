import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { trueNow } from '../page/wrong-clock.ts';
import type { Qa } from '../scenarios/qa.ts';
import { draftOf, emptyDraft, forcedOf, type Draft } from './outages/draft.ts';
import { renderDecisions } from './decisions/decisions-template.ts';
import { renderOutages } from './outages/outages-template.ts';
import {
  glanceAt,
  renderPill,
  renderSheet,
  type SheetData,
  type SheetHandlers,
  type Tab,
} from './panel-template.ts';
import { decisionsStyles } from './styles/decisions-styles.ts';
import { panelTexts, languageOf, type Language } from './texts/languages.ts';
import { logText } from './decisions/log-text.ts';
import { loadSettings, saveSettings } from './settings.ts';
import { outagesStyles } from './styles/outages-styles.ts';
import { PanelPlace } from './position/panel-position.ts';
import { panelStyles } from './styles/panel-styles.ts';
import { Recorder } from './log/recorder.ts';
import { sheetStyles } from './styles/sheet-styles.ts';
import { avoidOverlap, followLayout } from './position/avoid-overlap.ts';
import { timelineStyles } from './styles/timeline-styles.ts';
import type { PanelTexts } from './texts/texts-ko.ts';

/** Redrawn this often while open: quickly while something is under way. */
const busyMs = 100;
const calmMs = 500;
const saidMs = 4000;

/** What happens inside is not the page's affair: no key, press or input of the panel reaches it. */
const ownEvents = [
  ...['keydown', 'keyup', 'keypress', 'input', 'change', 'click', 'dblclick', 'contextmenu'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'wheel', 'copy'],
] as const;

/**
 * `<outage-panel>`: forces outages on a staging page and shows what its address fields decide and why.
 * Opens with its button or with Alt+Shift+O. Put it anywhere into the page, and give it `qa`.
 */
export class OutagePanel extends LitElement {
  static override styles = [panelStyles, sheetStyles, outagesStyles, decisionsStyles, timelineStyles];
  static override properties = { qa: { attribute: false }, open: { state: true } };

  /** The outages of this page; until it is there the panel shows nothing. */
  declare qa: Qa | null;
  declare open: boolean;

  #tab: Tab = 'outages';
  #side = loadSettings().side;
  #language: Language | null = loadSettings().language;
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
  readonly #place = new PanelPlace(this);

  constructor() {
    super();
    this.qa = null;
    this.open = false;
    for (const type of ownEvents) this.addEventListener(type, (event) => event.stopPropagation());
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  // ---- life ---------------------------------------------------------------------------------------------

  override connectedCallback(): void {
    super.connectedCallback();
    this.#place.show();
    if (this.#place.isMoving) return;
    this.#recorder = new Recorder(() => this.open && this.requestUpdate());
    const ending = new AbortController();
    const options = { capture: true, passive: true, signal: ending.signal };
    window.addEventListener('keydown', (event) => this.#shortcut(event), options);
    this.#ending.push(() => ending.abort());
    this.#ending.push(followLayout(this, () => this.#avoidOverlap()));
    this.#ending.push(this.#place.follow());
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#place.isMoving) return;
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
    this.#avoidOverlap();
    if (!this.open || !this.isConnected) return;
    this.#tick = setTimeout(() => this.requestUpdate(), this.#recorder?.busy ? busyMs : calmMs);
  }

  #follow(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    const { qa } = this;
    if (!qa || !this.isConnected) return;
    const onChange = (): void => {
      if (!this.#touched) this.#draft = draftOf(qa.forced);
      this.requestUpdate();
    };
    this.#unfollow = qa.onChange(onChange);
    onChange();
  }

  // ---- standing above the page --------------------------------------------------------------------------

  #avoidOverlap(): void {
    const pill = this.renderRoot.querySelector('.pill');
    this.dataset['corner'] = pill ? avoidOverlap(pill, this.#side) : `bottom-${this.#side}`;
  }

  // ---- opening and closing ------------------------------------------------------------------------------

  /** Opens it, and moves the focus in. */
  show(): void {
    if (this.open) return;
    const { activeElement } = document;
    this.#before = activeElement instanceof HTMLElement && activeElement !== this ? activeElement : null;
    this.open = true;
    this.#focusTab();
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
    if (event.isComposing || !this.open || event.key !== 'Escape') return;
    // Unprevented it would close the page's dialog that the panel stands in.
    event.preventDefault();
    this.close();
  }

  // ---- what testers do ----------------------------------------------------------------------------------

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

  /** By hand where the browser does not allow it. */
  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#byHand = null;
      this.#say(this.#words.copied);
    } catch {
      this.#byHand = text;
      this.#say('');
      await this.updateComplete;
      this.renderRoot.querySelector('textarea')?.select();
    }
  }

  #say(text: string): void {
    clearTimeout(this.#silence);
    this.#said = text;
    if (text) this.#silence = setTimeout(() => this.#say(''), saidMs);
    this.requestUpdate();
  }

  #keep(): void {
    saveSettings({ side: this.#side, language: this.#language });
    this.requestUpdate();
  }

  // ---- drawing ------------------------------------------------------------------------------------------

  get #spoken(): Language {
    return this.#language ?? languageOf(document.documentElement.lang || null);
  }

  get #words(): PanelTexts {
    return panelTexts[this.#spoken];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { qa } = this;
    if (!qa) return nothing;
    if (this.open) return this.#sheet(qa);
    const words = this.#words;
    return renderPill(glanceAt(qa.forced, words), this.#spoken, words, () => this.show());
  }

  #sheet(qa: Qa): TemplateResult {
    const words = this.#words;
    const drawing: SheetData = {
      qa,
      words,
      language: this.#spoken,
      glance: glanceAt(qa.forced, words),
      tab: this.#tab,
      body: this.#tab === 'outages' ? this.#outages() : this.#decisions(qa),
      canReset: qa.forced.length > 0 || this.#touched,
      said: this.#said,
      byHand: this.#byHand,
      now: trueNow(),
    };
    return renderSheet(drawing, this.#handlers);
  }

  readonly #handlers: SheetHandlers = {
    turn: (tab) => {
      this.#tab = tab;
      this.requestUpdate();
      this.#focusTab();
    },
    switchLanguage: () => {
      this.#language = this.#spoken === 'ko' ? 'en' : 'ko';
      this.#keep();
    },
    switchSide: () => {
      this.#side = this.#side === 'end' ? 'start' : 'end';
      this.#keep();
    },
    close: () => this.close(),
    apply: () => this.#apply(),
    reset: () => this.#reset(),
    copyLink: () => void this.#copy(this.qa?.link() ?? ''),
  };

  #focusTab(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(),
    );
  }

  #outages(): TemplateResult {
    return renderOutages({
      words: this.#words,
      language: this.#spoken,
      draft: this.#draft,
      change: (target, row) => {
        this.#draft = { ...this.#draft, [target]: row };
        this.#touched = true;
        this.requestUpdate();
      },
    });
  }

  #decisions({ served }: Qa): TemplateResult | typeof nothing {
    const recorder = this.#recorder;
    if (!recorder) return nothing;
    const { log } = recorder;
    return renderDecisions({
      words: this.#words,
      language: this.#spoken,
      fields: [...document.querySelectorAll('address-search')],
      explain: (field) => recorder.explain(field),
      log,
      served,
      now: performance.now(),
      copyLog: () => void this.#copy(logText(log.lines, this.#words)),
      clearLog: () => {
        log.clear();
        this.requestUpdate();
      },
    });
  }
}
