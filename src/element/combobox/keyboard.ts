/** What the list and the text look like when a key is pressed. */
export interface KeyContext {
  readonly listOpen: boolean;
  readonly active: number;
  readonly count: number;
  /** An address is chosen and the text is still that address's. */
  readonly settled: boolean;
  /** The text differs from the one last searched for. */
  readonly textChanged: boolean;
  /** What is in the list has come by typing; a submit asks another service. */
  readonly isAhead: boolean;
  /** The page of an embedded service is open. */
  readonly viewerOpen: boolean;
  /** The box stands in the full-screen sheet. */
  readonly sheetOpen: boolean;
  /** An address is set aside, since the text was changed. */
  readonly hasAside: boolean;
}

export type KeyAction =
  | {
      readonly do:
        | 'nothing'
        | 'open'
        | 'close-list'
        | 'close-viewer'
        | 'close-sheet'
        | 'bring-back'
        | 'leave'
        | 'search'
        | 'submit-form';
    }
  | { readonly do: 'activate'; readonly index: number; readonly native: boolean }
  | { readonly do: 'pick'; readonly index: number };

const NOTHING: KeyAction = { do: 'nothing' };
const activate = (index: number, native = false): KeyAction => ({ do: 'activate', index, native });

/** The active option after Down or Up, -1 for none: wraps through "none active", so that the text can be reached again. */
export function step(active: number, count: number, by: 1 | -1): number {
  if (count === 0) return -1;
  const stops = count + 1;
  return ((active + 1 + by + stops) % stops) - 1;
}

/** PageDown or PageUp: five options, never past the ends. */
export function page(active: number, count: number, by: 1 | -1): number {
  if (count === 0) return -1;
  return Math.min(count - 1, Math.max(0, active + by * 5));
}

function enter({ listOpen, active, settled, textChanged, isAhead }: KeyContext): KeyAction {
  if (listOpen && active >= 0) return { do: 'pick', index: active };
  if (listOpen) return textChanged || (isAhead && !settled) ? { do: 'search' } : NOTHING;
  return settled ? { do: 'submit-form' } : { do: 'search' };
}

/** The topmost thing first; the page's dialog only when there is none. A list in the sheet is a part of it. */
function escape({ listOpen, viewerOpen, sheetOpen, hasAside }: KeyContext): KeyAction {
  if (listOpen && !sheetOpen) return { do: 'close-list' };
  if (viewerOpen) return { do: 'close-viewer' };
  if (sheetOpen) return { do: 'close-sheet' };
  return hasAside ? { do: 'bring-back' } : NOTHING;
}

/** What a key does (docs/element.md#keyboard). Keys of a composition never come here. */
export function keyAction(key: string, now: KeyContext): KeyAction {
  const { listOpen, active, count } = now;
  switch (key) {
    case 'Enter':
      return enter(now);
    case 'ArrowDown':
    case 'ArrowUp':
      if (!listOpen) return count > 0 ? { do: 'open' } : NOTHING;
      return activate(step(active, count, key === 'ArrowDown' ? 1 : -1));
    case 'PageDown':
    case 'PageUp':
      return listOpen ? activate(page(active, count, key === 'PageDown' ? 1 : -1)) : NOTHING;
    case 'Escape':
      return escape(now);
    case 'Tab':
      return listOpen && !now.sheetOpen ? { do: 'leave' } : NOTHING;
    case 'Home':
    case 'End':
    case 'ArrowLeft':
    case 'ArrowRight':
      return listOpen && active >= 0 ? activate(-1, true) : NOTHING;
    default:
      return NOTHING;
  }
}
