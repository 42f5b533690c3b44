import type { ReactiveController } from 'lit';
import type { Address } from '../../address/index.ts';
import { ModeChangeEvent, type ManualReason } from '../events.ts';
import { messagesOf } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';
import { STATES, toggleState, type ElementState } from './custom-states.ts';
import { FieldValue } from './field-value.ts';
import type { FieldName } from './form-entries.ts';
import { readSaved, writeForm, writeValidity } from './form-value.ts';
import { submitImplicitly } from './implicit-submission.ts';
import { SlottedInputs } from './slotted-inputs.ts';
import { validate, type Verdict } from './validity.ts';

/** What labels say. One around the field would say everything that stands in the field too. */
const textOf = (labels: readonly Element[], { textContent }: Element): string =>
  labels.map((label) => label.textContent.replace(textContent.trim(), '').trim()).join(' ');

/** The form control's half of the element: value, entries, validity, labels, and whether one types by hand. */
export class FormController implements ReactiveController {
  readonly value = new FieldValue();
  readonly slotted = new SlottedInputs(this.host);
  /** An input method is at work in the search box. */
  composing = false;
  /** Left once, or submitted: errors may be shown. */
  touched = false;
  isFieldsetDisabled = false;
  /** An error of the page's own. */
  customError = '';
  #verdict: Verdict = { valid: true };
  #manualReason: ManualReason | null = null;
  #defaultValue: Address | null = null;

  constructor(
    private readonly host: AddressSearchOptions,
    readonly internals: ElementInternals,
  ) {
    host.addController(this);
    host.addEventListener('invalid', () => this.touch());
  }

  get isDisabled(): boolean {
    return this.host.disabled || this.isFieldsetDisabled;
  }

  /** Nothing may be changed: disabled or read-only. */
  get isLocked(): boolean {
    return this.isDisabled || this.host.readonly;
  }

  /** The user has asked for the fields, so it is said what they are for. */
  get isChosenByHand(): boolean {
    return this.host.mode === 'manual' && this.#manualReason === 'user';
  }

  /** What was typed to be searched for, where it could be the address: never one by itself. */
  get proposal(): string {
    const { address, texts } = this.value;
    const isFree = this.host.mode === 'manual' && !address && !texts.postcode && !texts.road;
    return isFree && !this.isLocked ? this.host.query.trim() : '';
  }

  /** What is wrong, once that may be shown. */
  get error(): (Verdict & { readonly valid: false }) | null {
    return this.touched && !this.isLocked && !this.#verdict.valid ? this.#verdict : null;
  }

  /** Our own input of that name, or the page's in its place. */
  control(name: FieldName | 'query'): HTMLElement | null {
    const own = this.host.renderRoot?.querySelector<HTMLElement>(`#${name}`) ?? null;
    return name === 'query' ? own : (this.slotted.get(name) ?? own);
  }

  /** Form and labels may be others now. */
  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const { host, value } = this;
    if (host.mode !== 'manual') host.mode = 'search';
    value.adopt(this.slotted.read(value.texts));
  }

  hostUpdated(): void {
    this.slotted.write(this.value.texts);
    this.sync();
    this.nameInput();
  }

  /** Name and hint of the box come from the page's own elements, which a shadow root hides from it. */
  nameInput(): void {
    const { host } = this;
    const input = this.control('query');
    if (!input) return;
    const slotted = (name: string): Element[] => [...host.querySelectorAll(`:scope > [slot="${name}"]`)];
    const labels = [...(this.internals.labels as NodeListOf<Element>), ...slotted('label')];
    const given = host.getAttribute('aria-label');
    input.ariaLabel = given || textOf(labels, host) || host.label || messagesOf(host).label;
    const isText = given || !labels.length || labels.some((label) => label.contains(host));
    input.ariaLabelledByElements = isText ? null : labels;
    const hints = slotted('hint');
    const error = this.error?.anchor === 'query' && host.renderRoot.querySelector('#error');
    if (hints.length) input.ariaDescribedByElements = error ? [...hints, error] : hints;
  }

  touch(): void {
    this.touched = true;
    this.host.requestUpdate();
  }

  /** Shows to style sheets what the field is doing. */
  showState(now: ElementState): void {
    const { states } = this.internals;
    for (const state of STATES) toggleState(states, state, state === now);
    toggleState(states, 'user-invalid', this.error !== null);
  }

  emitNative(...types: readonly ('input' | 'change')[]): void {
    for (const type of types)
      this.host.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }

  /** After every change of the host, tells the form what to submit, what to restore, and what is wrong. */
  sync(): void {
    const { host, internals, value, customError } = this;
    if (host.defaultValue !== this.#defaultValue && !value.dirty) value.take(host.defaultValue);
    this.#defaultValue = host.defaultValue;
    const { address, texts } = value;
    writeForm(
      internals,
      { value: address, texts, query: host.query, mode: host.mode },
      host,
      this.slotted.names,
    );
    this.#verdict = validate(host, value, customError, messagesOf(host));
    writeValidity(internals, this.#verdict, (at) => this.control(at));
  }

  /** One of the three inputs was edited by hand. */
  edit(field: FieldName, text: string): void {
    if (this.value.edit(field, text)) this.host.requestUpdate();
  }

  /** What was proposed becomes the address, as if it had been typed there. */
  acceptProposal(): void {
    this.edit('road', this.proposal);
    this.emitNative('input', 'change');
    this.control('detail')?.focus();
  }

  /** Replaces everything by a value that nobody has typed or picked. */
  reset(value: Address | null): void {
    // The text goes with its unfinished syllable, as in a native input.
    this.composing = false;
    this.host.query = '';
    this.value.take(value);
    this.setMode('search', 'user');
  }

  /** Brings back what back/forward has kept. Returns false for a state that is not ours. */
  restore(state: unknown): boolean {
    const saved = readSaved(state);
    if (!saved) return false;
    this.value.restore(saved.value, saved.texts);
    this.host.query = saved.query;
    this.setMode(saved.mode, 'user');
    return true;
  }

  /** Results are back: a form that only the outage had opened goes back to searching, unless it was used. */
  backFromOutage(): void {
    const reason = this.#manualReason;
    if (reason && reason !== 'user' && !this.value.address) this.setMode('search', reason);
  }

  /** Nothing can be searched: the form opens for typing by hand. */
  openForTyping(reason: 'outage' | 'offline'): void {
    this.setMode('manual', reason);
  }

  setMode(mode: 'search' | 'manual', reason: ManualReason): void {
    const { host } = this;
    this.#manualReason = mode === 'manual' ? reason : null;
    host.requestUpdate();
    if (host.mode === mode) return;
    host.mode = mode;
    host.dispatchEvent(new ModeChangeEvent(mode, reason));
  }

  submit(): void {
    submitImplicitly(this.internals.form);
  }
}
