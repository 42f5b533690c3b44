import { keyAction, type KeyContext } from './keyboard.ts';

/** What keys do something with. */
export interface KeyTarget {
  readonly keyContext: KeyContext;
  /** An input method is at work in the box. */
  readonly isComposing: boolean;
  open(): void;
  close(): void;
  closeViewer(): void;
  closeSheet(): void;
  bringBack(): void;
  activate(index: number): void;
  select(index: number): void;
  submit(): void;
  submitForm(): void;
}

/** The input method has it; Safari sends the key that ends a composition after that. */
export const isComposed = ({ isComposing, keyCode }: KeyboardEvent): boolean =>
  isComposing || keyCode === 229;

/** The keys of the search box, with an input method or without one. */
export class Keys {
  #searchAfterComposition = false;

  constructor(private readonly target: KeyTarget) {}

  /** A composition has ended: an Enter that only committed its syllable may have asked for a search. */
  composed(): void {
    if (!this.#searchAfterComposition) return;
    this.#searchAfterComposition = false;
    this.target.submit();
  }

  press(event: KeyboardEvent): void {
    if (isComposed(event)) return this.#pressComposing(event);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = this;
    const action = keyAction(event.key, target.keyContext);
    if (action.do === 'nothing' && event.key !== 'Enter') return;
    if (action.do !== 'leave' && !(action.do === 'activate' && action.native)) event.preventDefault();
    // What Esc closes here is not the page's dialog.
    if (event.key === 'Escape') event.stopPropagation();
    switch (action.do) {
      case 'open':
        return target.open();
      case 'close-list':
      case 'leave':
        return target.close();
      case 'close-viewer':
        return target.closeViewer();
      case 'close-sheet':
        return target.closeSheet();
      case 'bring-back':
        return target.bringBack();
      case 'activate':
        return target.activate(action.index);
      case 'pick':
        return target.select(action.index);
      case 'search':
        return target.submit();
      case 'submit-form':
        return target.submitForm();
      case 'nothing':
        return;
    }
  }

  #pressComposing({ key, code }: KeyboardEvent): void {
    if (![key, code].includes('Enter') && code !== 'NumpadEnter') return;
    // Safari sends this key after the composition has ended, the others while it still runs.
    if (this.target.isComposing) this.#searchAfterComposition = true;
    else this.target.submit();
  }
}
