import { type Address, isAddress } from '../../address/index.ts';
import { toggleState } from './custom-states.ts';
import { ModeChangeEvent, type ManualReason } from '../events.ts';
import { FieldValue } from './field-value.ts';
import { NO_TEXTS } from './fields.ts';
import type { FieldName } from './form-entries.ts';
import { writeForm, writeValidity } from './form-value.ts';
import { inheritedLanguage } from '../i18n/language.ts';
import { messagesFor, type Messages } from '../i18n/messages.ts';
import { AddressSearchOptions } from '../properties.ts';
import { SlottedInputs } from './slotted-inputs.ts';
import { STATES, type ElementState } from '../types.ts';
import { judge, type Verdict } from './validity.ts';

/** The form control's half of the element: value, entries, validity, labels, language (element contract 4, 5). */
export abstract class AddressFormControl extends AddressSearchOptions {
  static readonly formAssociated = true;

  protected readonly internals = this.attachInternals();
  protected readonly slotted = new SlottedInputs(this);
  protected readonly field = new FieldValue();
  /** Text in the search box. */
  protected text = '';
  protected composing = false;
  /** Left once, or submitted: errors may be shown. */
  protected touched = false;
  protected verdict: Verdict = { valid: true };
  #manualReason: ManualReason = 'user';
  #fieldsetDisabled = false;
  #customError = '';
  #locale: string | null = null;

  constructor() {
    super();
    this.addEventListener('invalid', () => this.touch());
  }

  /** The address, or null. Setting it fires no event. */
  get value(): Address | null {
    return this.field.address;
  }
  set value(value: Address | null) {
    const previous = this.value;
    this.field.dirty = true;
    this.field.take(isAddress(value) ? value : null);
    // Else the page's own inputs would bring it back. Without a value they hold what was served or typed.
    if (previous && !this.value) this.slotted.write(NO_TEXTS);
    this.requestUpdate();
  }

  /** Text in the search box. */
  get query(): string {
    return this.text;
  }
  set query(text: string) {
    this.text = text;
    this.requestUpdate();
  }

  /** Language of the messages, BCP 47: set here, or the nearest `lang`, or Korean. */
  get locale(): string {
    return this.#locale ?? inheritedLanguage(this) ?? 'ko';
  }
  set locale(tag: string) {
    this.#locale = tag || null;
    this.requestUpdate();
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get labels(): NodeList {
    return this.internals.labels;
  }
  get validity(): ValidityState {
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  checkValidity(): boolean {
    this.syncForm();
    return this.internals.checkValidity();
  }

  reportValidity(): boolean {
    this.syncForm();
    return this.internals.reportValidity();
  }

  /** An error of the page's own; empty text takes it back. */
  setCustomValidity(message: string): void {
    this.#customError = message;
    this.syncForm();
    this.requestUpdate();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#fieldsetDisabled = disabled;
    this.requestUpdate();
  }

  protected get words(): Messages {
    return { ...messagesFor(this.locale), ...this.messages };
  }

  protected get isDisabled(): boolean {
    return this.disabled || this.#fieldsetDisabled;
  }

  protected get input(): HTMLInputElement | null {
    return this.renderRoot?.querySelector<HTMLInputElement>('#query') ?? null;
  }

  protected partNamed(name: string): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>(`[part=${name}]`) ?? null;
  }

  protected control(name: FieldName | 'query'): HTMLElement | null {
    return name === 'query' ? this.input : (this.slotted.get(name) ?? this.partNamed(name));
  }

  /** The name of the box comes from the page's labels, which a shadow root hides from it. */
  protected nameInput(): void {
    const input = this.input;
    if (!input) return;
    const slotted = [...this.querySelectorAll(':scope > [slot=label]')];
    const labels = [...(this.internals.labels as NodeListOf<Element>), ...slotted];
    if ('ariaLabelledByElements' in input) input.ariaLabelledByElements = labels.length > 0 ? labels : null;
    input.ariaLabel = this.label || this.words.label;
  }

  protected touch(): void {
    this.touched = true;
    this.requestUpdate();
  }

  /** Shows to style sheets what the field is doing. */
  protected showState(now: ElementState): void {
    const { states } = this.internals;
    for (const state of STATES) toggleState(states, state, state === now);
    toggleState(states, 'user-invalid', this.touched && !this.verdict.valid);
  }

  protected told(...types: readonly ('input' | 'change')[]): void {
    for (const type of types)
      this.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }

  /** Tells the form what to submit, what to restore, and what is wrong. */
  protected syncForm(): void {
    const { address: value, texts } = this.field;
    const { name, nameStyle, mode, required, requireDetail, requireVerified } = this;
    writeForm(
      this.internals,
      { value, texts, query: this.text, mode },
      {
        name,
        nameStyle,
        names: this.names ?? {},
        include: this.include.split(/\s+/),
        slotted: this.slotted.names,
      },
    );
    this.verdict = judge(
      {
        value,
        mode,
        fields: texts,
        required,
        requireDetail,
        requireVerified,
        customError: this.#customError,
      },
      this.words,
    );
    writeValidity(this.internals, this.verdict, (at) => this.control(at));
  }

  /** Results are back: a form that only the outage had opened goes back to searching, unless it was used. */
  protected backFromOutage(): void {
    if (this.mode === 'manual' && this.#manualReason !== 'user' && this.field.unfill())
      this.setMode('search', this.#manualReason);
  }

  /** Nothing can be searched: the form opens for typing by hand. */
  protected openForTyping(reason: 'outage' | 'offline'): void {
    this.field.prefill(this.text);
    this.setMode('manual', reason);
  }

  protected setMode(mode: 'search' | 'manual', reason: ManualReason): void {
    this.#manualReason = reason;
    this.requestUpdate();
    if (this.mode === mode) return;
    this.mode = mode;
    this.dispatchEvent(new ModeChangeEvent(mode, reason));
  }
}
