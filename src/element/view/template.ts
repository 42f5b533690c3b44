import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Combobox } from '../combobox/combobox.ts';
import type { FieldName } from '../form/form-entries.ts';
import type { FieldTexts } from '../form/field-value.ts';
import type { Messages } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';

/** Everything that is drawn, as data; the element fills it, the template only draws. */
export interface Drawing {
  /** The attributes. */
  readonly element: Pick<
    AddressSearchOptions,
    'query' | 'mode' | 'label' | 'hint' | 'placeholder' | 'autocomplete' | 'required' | 'readonly'
  >;
  readonly messages: Messages;
  /** The searching half, once it is there. */
  readonly search: SearchDrawing | null;
  /** What the status line says, and how loudly. */
  readonly words: string;
  readonly canRetry: boolean;
  readonly tone: string;
  readonly texts: FieldTexts;
  readonly fieldsShown: boolean;
  readonly disabled: boolean;
  readonly error: string;
  readonly wrong: FieldName | 'query' | null;
}

/** What the searching half draws into the field. */
export type SearchDrawing = Pick<
  Combobox,
  'listOpen' | 'active' | 'viewerOpen' | 'renderOptions' | 'renderMore' | 'renderNotice'
>;

/** What the person did. */
export interface Handlers {
  onInput(event: Event): void;
  composing(event: CompositionEvent): void;
  key(event: KeyboardEvent): void;
  submit(): void;
  clear(): void;
  focused(): void;
  edited(field: FieldName, event: Event): void;
  fieldKey(event: KeyboardEvent): void;
  toggleManual(): void;
  retry(): void;
  otherWay(): void;
  slotChanged(): void;
}

const icon = {
  search: svg`<circle cx="11" cy="11" r="6.5"></circle><path d="m20 20-4.2-4.2"></path>`,
  clear: svg`<path d="M7 7l10 10M17 7 7 17"></path>`,
};

const renderIcon = (shape: TemplateResult<2>) =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

// A server that imports this has no elements.
const canPop = 'popover' in (globalThis.HTMLElement?.prototype ?? {});

function renderList(d: Drawing) {
  return html`<div
    part="list"
    popover=${canPop ? 'manual' : nothing}
    ?hidden=${!canPop}
    @mousedown=${keepFocus}
  >
    <div id="listbox" role="listbox" aria-label=${d.messages.suggestions}>${d.search?.renderOptions()}</div>
    ${d.search?.renderMore()}
    <div part="attribution"><slot name="attribution"></slot></div>
  </div>`;
}

// A press in the list must not take the focus from the input: on a phone the keyboard would fold away.
const keepFocus = (event: Event): void => event.preventDefault();

function renderInput(d: Drawing, on: Handlers, field: FieldName, token: string, wide: boolean) {
  const { messages } = d;
  const placeholder = field === 'detail' ? messages.detailPlaceholder : '';
  return html`<div class="cell ${wide ? 'wide' : ''}">
    <label class="caption" for=${field}>${messages[field]}</label>
    <slot name=${field} @slotchange=${on.slotChanged}>
      <input
        id=${field}
        part=${field}
        class=${d.wrong === field ? 'wrong' : ''}
        .value=${d.texts[field]}
        autocomplete=${d.element.autocomplete === 'off' ? 'off' : `${d.element.autocomplete} ${token}`.trim()}
        placeholder=${placeholder}
        inputmode=${field === 'postcode' ? 'numeric' : 'text'}
        maxlength=${field === 'postcode' ? 10 : 200}
        tabindex=${d.fieldsShown ? 0 : -1}
        ?disabled=${d.disabled}
        ?readonly=${d.element.readonly}
        aria-invalid=${d.wrong === field && d.error !== ''}
        @input=${(event: Event) => on.edited(field, event)}
        @change=${(event: Event) => on.edited(field, event)}
        @keydown=${on.fieldKey}
      />
    </slot>
    ${
      field === 'postcode' && d.element.mode === 'manual'
        ? html`<span class="caption">${messages.postcodeOptional}</span>`
        : nothing
    }
  </div>`;
}

/** The whole shadow tree. */
export function renderField(d: Drawing, on: Handlers): TemplateResult {
  const { messages, search } = d;
  const locked = d.disabled || d.element.readonly;
  const isManual = d.element.mode === 'manual';
  const active = search?.listOpen && search.active >= 0 ? `option-${search.active}` : nothing;
  return html`<div class="root">
    <slot name="label"
      >${d.element.label ? html`<label part="label" for="query">${d.element.label}</label>` : nothing}</slot
    >
    <slot name="hint"
      >${d.element.hint ? html`<div part="hint" id="hint">${d.element.hint}</div>` : nothing}</slot
    >
    <div part="field" class=${d.wrong === 'query' ? 'wrong' : ''}>
      <span class="icon"><slot name="search-icon">${renderIcon(icon.search)}</slot></span>
      <input
        id="query"
        part="query"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${search?.listOpen ?? false}
        aria-controls="listbox"
        aria-activedescendant=${active}
        aria-describedby="hint error"
        aria-invalid=${d.wrong === 'query' && d.error !== ''}
        aria-required=${d.element.required}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="search"
        maxlength="200"
        placeholder=${d.element.placeholder || messages.placeholder}
        ?disabled=${d.disabled}
        ?readonly=${d.element.readonly}
        @input=${on.onInput}
        @change=${(event: Event) => event.stopPropagation()}
        @compositionstart=${on.composing}
        @compositionend=${on.composing}
        @keydown=${on.key}
        @focus=${on.focused}
      />
      <button
        part="clear-button"
        type="button"
        aria-label=${messages.clear}
        ?hidden=${!d.element.query || locked}
        @click=${on.clear}
      >
        <slot name="clear-icon">${renderIcon(icon.clear)}</slot>
      </button>
      <button part="search-button" type="button" ?disabled=${locked} @click=${on.submit}>
        ${messages.search}
      </button>
    </div>
    ${renderList(d)}
    <div class="notices" aria-live="polite">${search?.renderNotice()}</div>
    <div part="status" id="status" aria-live="polite" aria-atomic="true" data-tone=${d.tone}>${d.words}</div>
    <div class="viewer" ?hidden=${!search?.viewerOpen}><slot name="viewer"></slot></div>
    <div part="fields" class=${d.fieldsShown ? '' : 'tucked'} aria-hidden=${d.fieldsShown ? nothing : 'true'}>
      ${renderInput(d, on, 'postcode', 'postal-code', false)}
      ${renderInput(d, on, 'road', 'address-line1', false)}
      ${renderInput(d, on, 'detail', 'address-line2', true)}
    </div>
    <div part="error" id="error">${d.error}</div>
    <div class="actions" ?hidden=${locked}>
      ${
        d.canRetry
          ? html`<button part="retry-button" type="button" @click=${on.retry}>${messages.retry}</button>`
          : nothing
      }
      ${
        search?.viewerOpen
          ? html`<button part="other-button" type="button" @click=${on.otherWay}>
              ${messages.otherWay}
            </button>`
          : nothing
      }
      <button part="manual-button" type="button" aria-pressed=${isManual} @click=${on.toggleManual}>
        ${isManual ? messages.backToSearch : messages.manual}
      </button>
    </div>
    <slot name="footer"></slot>
  </div>`;
}
