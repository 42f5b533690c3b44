import type { FieldTexts } from './field-value.ts';
import { FIELDS, type FieldName } from './form-entries.ts';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const isTextControl = (element: Element | null): element is TextControl =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** Native inputs of the page that take the place of our own; they submit under their own names. */
export class SlottedInputs {
  constructor(private readonly host: HTMLElement) {}

  get(field: FieldName): TextControl | null {
    const slotted = this.host.querySelector(`:scope > [slot="${field}"]`);
    if (isTextControl(slotted)) return slotted;
    const inside = slotted?.querySelector('input, textarea') ?? null;
    return isTextControl(inside) ? inside : null;
  }

  get names(): ReadonlySet<FieldName> {
    return new Set(FIELDS.filter((field) => this.get(field) !== null));
  }

  /** Which field an event of the page's own input belongs to. */
  fieldOf(target: EventTarget | null): FieldName | null {
    return (target && FIELDS.find((field) => this.get(field) === target)) ?? null;
  }

  write(texts: FieldTexts): void {
    for (const field of FIELDS) {
      const input = this.get(field);
      if (input && input.value !== texts[field]) input.value = texts[field];
    }
  }

  read(texts: FieldTexts): FieldTexts {
    const value = (field: FieldName): string => this.get(field)?.value ?? texts[field];
    return { postcode: value('postcode'), road: value('road'), detail: value('detail') };
  }
}
