import type { ProviderView } from '../../circuit/record/types.ts';
import { closed, viewOf } from '../../endpoint-client/testing/views.ts';

/** A fresh published view; every provider named is closed unless told otherwise. */
export function freshView(providers: Readonly<Record<string, Partial<ProviderView>>>) {
  const view = viewOf({
    inc: 'i',
    rev: 1,
    order: Object.keys(providers),
    providers: Object.fromEntries(
      Object.entries(providers).map(([id, provider]) => [id, { ...closed, ...provider }]),
    ),
  });
  return () => ({ view, ageMs: 0 });
}
