import type { Address } from '../../address/index.ts';
import type { FormController } from '../form/form-controller.ts';
import type { AddressSearchOptions } from '../properties.ts';
import type { RecentList } from '../recent/index.ts';
import { loadRecent } from './lazy-recent.ts';
import type { SearchPlace } from './search-place.ts';

/** Recent addresses under the empty box, where a page wants them: their file comes with the first focus. */
export class RecentPlace {
  #list: RecentList | null = null;

  /** @param pick makes one of them the value */
  constructor(
    private readonly element: AddressSearchOptions,
    private readonly form: Pick<FormController, 'control' | 'internals' | 'isLocked' | 'value'>,
    private readonly sheet: Pick<SearchPlace['sheet'], 'isDue' | 'isOpen'>,
    private readonly pick: (address: Address) => void,
  ) {}

  /** Resolves when they are there, or never will be: the field is what it is without the attribute then. */
  async load(): Promise<void> {
    const { element, form } = this;
    if (!element.recent) return;
    const loaded = await loadRecent().catch(() => null);
    if (loaded) this.#list ??= new loaded.RecentList(element, form, this.pick);
    element.requestUpdate();
  }

  async remember(address: Address): Promise<void> {
    await this.load();
    if (this.element.recent) this.#list?.remember(address);
  }

  /** They lie over what stands under the box. */
  get coversWays(): boolean {
    return this.#list?.isBeside ?? false;
  }

  /** @param locate the button that finds the addresses where the person stands, which they would cover */
  render(locate: unknown): unknown {
    return this.#list?.render(locate);
  }

  /** After each rendering. `isTaken`: something else is said or shown where they would be. */
  place(isTaken: boolean): void {
    this.#list?.place(!isTaken && this.#isWanted);
  }

  /** @returns whether the key was for them */
  key(event: KeyboardEvent): boolean {
    return this.#list?.key(event) ?? false;
  }

  /** Somebody is about to search, and has typed nothing yet. */
  get #isWanted(): boolean {
    const { element, form, sheet } = this;
    if (!element.recent || element.query || element.mode === 'manual' || form.isLocked) return false;
    if (form.value.address) return false;
    if (sheet.isDue) return sheet.isOpen;
    return !!form.control('query')?.matches(':focus') || !!this.#list?.hasFocus;
  }
}
