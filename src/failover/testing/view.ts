import type { ProviderView, PublicView } from '../../circuit/record/types.ts';

const closed: ProviderView = {
  epoch: 1,
  phase: 'closed',
  phaseAgeMs: 60_000,
  share: 1,
  forced: null,
  softMs: 1000,
  hardMs: 3000,
};

/** A fresh published view; every provider named is closed unless told otherwise. */
export function freshView(providers: Readonly<Record<string, Partial<ProviderView>>>) {
  const view: PublicView = {
    v: 1,
    inc: 'i',
    rev: 1,
    validForMs: 30_000,
    graceMs: 300_000,
    sample: 1,
    order: Object.keys(providers),
    providers: Object.fromEntries(
      Object.entries(providers).map(([id, provider]) => [id, { ...closed, ...provider }]),
    ),
    notice: null,
  };
  return () => ({ view, ageMs: 0 });
}
