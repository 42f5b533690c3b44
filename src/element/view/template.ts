import { html, nothing, type TemplateResult } from 'lit';
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
    | 'query'
    | 'mode'
    | 'label'
    | 'hint'
    | 'placeholder'
    | 'autocomplete'
    | 'required'
    | 'requireDetail'
    | 'readonly'
  >;
  readonly messages: Messages;
  /** The searching half, once it is there. */
  readonly search: SearchDrawing | null;
  /** What the status line says, and how loudly. */
  readonly words: string;
  readonly canRetry: boolean;
  readonly tone: string;
  readonly texts: FieldTexts;
  /** What one press makes the address; empty for none. */
  readonly proposal: string;
  readonly fieldsShown: boolean;
  readonly disabled: boolean;
  readonly error: string;
  readonly wrong: FieldName | 'query' | null;
}

/** What the searching half draws into the field. */
export type SearchDrawing = Pick<
  Combobox,
  | 'listOpen'
  | 'active'
  | 'isCard'
  | 'postcodeLength'
  | 'renderCard'
  | 'renderHead'
  | 'renderResults'
  | 'renderOtherWay'
  | 'renderNotice'
>;

/** What the person did. */
export interface Handlers {
  onInput(event: Event): void;
  composing(event: CompositionEvent): void;
  key(event: KeyboardEvent): void;
  submit(): void;
  pressed(): void;
  accept(): void;
  clear(): void;
  focused(): void;
  edited(field: FieldName, event: Event): void;
  fieldKey(event: KeyboardEvent): void;
  toggleManual(): void;
  retry(): void;
  slotChanged(): void;
}

const icon = {
  search: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="11" cy="11" r="6.5"></circle>
    <path d="m20 20-4.2-4.2"></path>
  </svg>`,
  clear: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 7l10 10M17 7 7 17"></path></svg>`,
};

function renderInput(d: Drawing, on: Handlers, field: FieldName, token: string) {
  const { messages, element } = d;
  const isManual = element.mode === 'manual';
  const isDetail = field === 'detail';
  const isPostcode = field === 'postcode';
  const isAway = !isDetail && !!d.search?.isCard;
  const edited = (event: Event): void => on.edited(field, event);
  return html`<div class="cell ${field} ${isAway ? 'tucked' : ''}" aria-hidden=${isAway}>
    <label class="caption" for=${field}
      >${messages[isPostcode && isManual ? 'postcodeOptional' : field]}</label
    >
    <slot name=${field} @slotchange=${on.slotChanged}>
      <input
        id=${field}
        part=${field}
        .value=${d.texts[field]}
        autocomplete=${element.autocomplete === 'off' ? 'off' : `${element.autocomplete} ${token}`.trim()}
        placeholder=${isDetail ? messages.detailPlaceholder : ''}
        inputmode=${isPostcode ? 'numeric' : 'text'}
        maxlength=${isPostcode ? (d.search?.postcodeLength ?? 10) : 200}
        tabindex=${d.fieldsShown && !isAway ? 0 : -1}
        ?disabled=${d.disabled}
        ?readonly=${element.readonly}
        aria-describedby=${d.wrong === field ? 'error' : nothing}
        aria-invalid=${d.wrong === field}
        aria-required=${isDetail ? element.requireDetail : !isPostcode && isManual && element.required}
        @input=${edited}
        @change=${edited}
        @keydown=${on.fieldKey}
      />
    </slot>
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
    <div part="sheet">
      ${search?.renderHead()}
      <div class="notices" aria-live="polite">${search?.renderNotice()}</div>
      <div part="field" class=${search?.isCard ? 'tucked' : d.wrong === 'query' ? 'wrong' : ''}>
        <span class="icon"><slot name="search-icon">${icon.search}</slot></span>
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
          aria-describedby="hint ${d.wrong === 'query' ? 'error' : ''}"
          aria-invalid=${d.wrong === 'query'}
          aria-required=${d.element.required && !isManual}
          tabindex=${search?.isCard ? -1 : 0}
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
          @click=${on.pressed}
          @focus=${on.focused}
        />
        <button
          part="clear-button"
          type="button"
          aria-label=${messages.clear}
          ?hidden=${!d.element.query || locked}
          @click=${on.clear}
        >
          <slot name="clear-icon">${icon.clear}</slot>
        </button>
        <button part="search-button" type="button" ?disabled=${locked} @click=${on.submit}>
          ${messages.search}
        </button>
      </div>
      <div part="status" aria-live="polite" aria-atomic="true" data-tone=${d.tone}>${d.words}</div>
      ${search?.renderResults()}
      ${
        d.proposal
          ? html`<div class="actions">
              <button part="proposal-button" type="button" @click=${on.accept}>
                ${messages.useTyped}: <b>${d.proposal}</b>
              </button>
            </div>`
          : nothing
      }
      <div class="actions" ?hidden=${locked || search?.isCard}>
        ${
          d.canRetry
            ? html`<button part="retry-button" type="button" @click=${on.retry}>${messages.retry}</button>`
            : nothing
        }
        ${search?.renderOtherWay()}
        <button part="manual-button" type="button" @click=${on.toggleManual}>
          ${isManual ? messages.backToSearch : messages.manual}
        </button>
      </div>
    </div>
    <div part="fields" class=${d.fieldsShown ? '' : 'tucked'} aria-hidden=${d.fieldsShown ? nothing : 'true'}>
      ${search?.renderCard()} ${renderInput(d, on, 'postcode', 'postal-code')}
      ${renderInput(d, on, 'road', 'address-line1')} ${renderInput(d, on, 'detail', 'address-line2')}
    </div>
    <div part="error" id="error" aria-live="polite">${d.error}</div>
    <slot name="footer"></slot>
  </div>`;
}
