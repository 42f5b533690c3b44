import { html, render } from 'lit';
import { vi, type Mock } from 'vitest';
import { messagesFor } from '../i18n/messages.ts';
import { renderField, type Drawing, type Handlers, type SearchDrawing } from '../view/template.ts';

export const messages = messagesFor('ko');

const PLAIN: Drawing['element'] = {
  query: '',
  mode: 'search',
  label: '',
  hint: '',
  placeholder: '',
  autocomplete: '',
  required: false,
  requireDetail: false,
  readonly: false,
};

const HANDLERS: readonly (keyof Handlers)[] = [
  'onInput',
  'composing',
  'key',
  'submit',
  'pressed',
  'accept',
  'clear',
  'focused',
  'edited',
  'fieldKey',
  'toggleManual',
  'retry',
  'slotChanged',
];

type Changed = Partial<Omit<Drawing, 'element'>> & { readonly element?: Partial<Drawing['element']> };

/** A searching half with one option, which draws only that. */
export const searching = (changed: Partial<SearchDrawing> = {}): SearchDrawing => ({
  listOpen: false,
  active: -1,
  renderResults: () => html`<div id="listbox" role="listbox"><div role="option" id="option-0"></div></div>`,
  renderHead: () => null,
  renderOtherWay: () => null,
  renderNotice: () => null,
  isCard: false,
  postcodeLength: 5,
  renderCard: () => null,
  ...changed,
});

/** The shadow tree of a field, drawn into a plain element. */
export class DrawnField {
  readonly root = document.createElement('div');
  readonly on = Object.fromEntries(HANDLERS.map((name) => [name, vi.fn()])) as unknown as {
    readonly [Name in keyof Handlers]: Handlers[Name] & Mock;
  };

  constructor(changed: Changed = {}) {
    this.draw(changed);
  }

  /** Draws again, as the element does after each change. */
  draw({ element, ...changed }: Changed): this {
    const drawing: Drawing = {
      element: { ...PLAIN, ...element },
      messages,
      search: null,
      words: '',
      canRetry: false,
      tone: 'calm',
      texts: { postcode: '', road: '', detail: '' },
      proposal: '',
      fieldsShown: false,
      disabled: false,
      error: '',
      wrong: null,
      ...changed,
    };
    render(renderField(drawing, this.on), this.root);
    return this;
  }

  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const element = this.root.querySelector<T>(selector);
    if (!element) throw new Error(`Nothing is drawn for ${selector}.`);
    return element;
  }

  has(selector: string): boolean {
    return this.root.querySelector(selector) !== null;
  }

  input(name: 'query' | 'postcode' | 'road' | 'detail'): HTMLInputElement {
    return this.find(`#${name}`);
  }

  get inputs(): readonly HTMLInputElement[] {
    return [...this.root.querySelectorAll('input')];
  }

  aria(selector: string, name: string): string | null {
    return this.find(selector).getAttribute(`aria-${name}`);
  }

  words(selector: string): string {
    return this.find(selector).textContent.trim();
  }
}
