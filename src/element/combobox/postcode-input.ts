import type { Provider } from '../../providers/index.ts';
import type { FormController } from '../form/form-controller.ts';
import type { AddressSearchOptions } from '../properties.ts';

/** Five digits that stand for themselves. */
const FIVE_ALONE = /(?<!\d)\d{5}(?!\d)/;

/** The postcode in a text such as `[06236]`; the text itself where there is none, as in `135-080`, which is an old one. */
export const postcodeIn = (text: string): string => FIVE_ALONE.exec(text)?.[0] ?? text.trim();

/** The input for the postcode, where that is a Korean one: no more than five digits can be typed into it. */
export class PostcodeInput {
  #isKorean = false;

  constructor(
    element: AddressSearchOptions,
    private readonly form: Pick<FormController, 'value'>,
  ) {
    element.addEventListener('beforeinput', (event) => this.#insert(event));
  }

  use(providers: readonly Provider[]): void {
    this.#isKorean = providers.length > 0 && providers.every(({ country }) => country === 'KR');
    const countries = [...new Set(providers.map(({ country = 'KR' }) => country))];
    this.form.value.country = countries.length > 1 ? '' : (countries[0] ?? 'KR');
  }

  /** `maxlength` of the input: postcodes of other countries are longer. */
  get maxLength(): number {
    return this.#isKorean && (this.form.value.address?.country ?? 'KR') === 'KR' ? 5 : 10;
  }

  /** A paste or a drop is taken whole: `maxlength` would cut another postcode out of it than it holds. */
  #insert(event: InputEvent): void {
    const [input] = event.composedPath();
    const { data } = event;
    if (!(input instanceof HTMLInputElement) || input.getAttribute('part') !== 'postcode' || !data) return;
    if (this.maxLength !== 5 || data.length <= 5) return;
    event.preventDefault();
    input.value = postcodeIn(data);
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
}
