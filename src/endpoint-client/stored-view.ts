import type { DatedView } from './view-cache.ts';
import { parseView, readView } from '../protocol/index.ts';
import type { SharedStatePorts } from './ports.ts';

/** The key under which the last view of an endpoint is kept on the device. */
export function viewKey(endpoint: string): string {
  return `address-search:view:${endpoint}`;
}

/** Keeps a view for the next page; its age goes on by the wall clock. */
export function storeView({ storage, clock }: SharedStatePorts, endpoint: string, dated: DatedView): void {
  const at = Math.round(clock.wall() - dated.ageMs);
  storage.write(viewKey(endpoint), JSON.stringify({ at, view: dated.view }));
}

/** The view that an earlier page kept. Its age is a guess: the clock may have been set since. */
export function storedView({ storage, clock }: SharedStatePorts, endpoint: string): DatedView | null {
  const text = storage.read(viewKey(endpoint));
  if (text === null) return null;
  try {
    const { at, view: stored } = JSON.parse(text) as { readonly at?: unknown; readonly view?: unknown };
    const view = readView(stored);
    const ageMs = clock.wall() - Number(at);
    // One from the future proves that the clock was set: nothing is known of its age.
    return ageMs >= 0 && view ? { view, ageMs, exact: false } : null;
  } catch {
    return null;
  }
}

/** The view in the page itself. The page may come out of a cache, so its age is a guess too. */
export function inlinedView({ inlined }: SharedStatePorts): DatedView | null {
  const found = inlined();
  const view = found && parseView(found.text);
  return view && { view, ageMs: found.ageMs, exact: false };
}
