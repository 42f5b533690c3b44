import type { ReactiveController } from 'lit';
import type { FormController } from '../form/form-controller.ts';

/**
 * What a script writes into the page's own inputs, as "same as the buyer" does, comes without an event. It is an edit by
 * hand: otherwise the next drawing would put back what was picked before.
 */
export class PageInputs implements ReactiveController {
  readonly #shown = new WeakMap<Element, string>();

  constructor(private readonly form: Pick<FormController, 'value' | 'slotted' | 'edit'>) {}

  hostUpdate(): void {
    const { value, slotted } = this.form;
    for (const field of slotted.names) {
      const input = slotted.get(field);
      // Where the field itself has another text for it by now, that is the newer one.
      if (input && this.#shown.get(input) === value.texts[field]) this.form.edit(field, input.value);
    }
  }

  hostUpdated(): void {
    const { slotted } = this.form;
    for (const field of slotted.names) {
      const input = slotted.get(field);
      if (input) this.#shown.set(input, input.value);
    }
  }
}
