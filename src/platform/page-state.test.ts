import { describe, expect, it } from 'vitest';
import { browserPageState } from './page-state.ts';

describe('the state of the page', () => {
  it('is online and visible in a world without DOM', () => {
    const pageState = browserPageState();
    expect(pageState.online()).toBe(true);
    expect(pageState.hidden()).toBe(false);
    expect(pageState.onHidden(() => undefined)).not.toThrow();
  });
});
