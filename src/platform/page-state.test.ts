import { expect, it } from 'vitest';
import { browserPageState } from './page-state.ts';

it('is online and visible in a world without DOM', () => {
  const surroundings = browserPageState();
  expect(surroundings.online()).toBe(true);
  expect(surroundings.hidden()).toBe(false);
  expect(surroundings.onHidden(() => undefined)).not.toThrow();
});
