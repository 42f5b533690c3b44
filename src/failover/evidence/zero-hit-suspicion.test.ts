import { expect, it } from 'vitest';
import { Suspicion } from './zero-hit-suspicion.ts';

it('knows a provider after two different queries, not after one asked twice', () => {
  const suspicion = new Suspicion();
  expect(suspicion.contradicted('a', '세종대로 110', 0)).toBe(false);
  expect(suspicion.contradicted('a', ' 세종대로  110', 1)).toBe(false);
  expect(suspicion.contradicted('a', '테헤란로 152', 2)).toBe(true);
  expect(suspicion.known('b', 2)).toBe(false);
});

it('forgets once the provider finds something', () => {
  const suspicion = new Suspicion();
  suspicion.contradicted('a', '세종대로 110', 0);
  suspicion.cleared('a');
  expect(suspicion.doubted('a', 0)).toBe(false);
});

it('forgets after ten minutes', () => {
  const suspicion = new Suspicion();
  suspicion.contradicted('a', '세종대로 110', 0);
  expect(suspicion.doubted('a', 600_000)).toBe(true);
  expect(suspicion.contradicted('a', '테헤란로 152', 600_001)).toBe(false);
});
