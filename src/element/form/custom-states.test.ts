import { describe, expect, it } from 'vitest';
import { toggleState } from './custom-states.ts';

describe('custom states', () => {
  it('a state is shown and hidden by its name', () => {
    const states = new Set<string>();
    toggleState(states, 'manual', true);
    expect([...states]).toEqual(['manual']);
    toggleState(states, 'manual', false);
    expect([...states]).toEqual([]);
  });

  /** As Chrome 90 to 124 have it: `delete` takes any name, `add` throws. */
  class OlderStates extends Set<string> {
    override add(name: string): this {
      if (!name.startsWith('--'))
        throw new SyntaxError(`The specified value "${name}" must start with '--'.`);
      return super.add(name);
    }
  }

  it('regression: a browser that wants two dashes before a name shows and hides the state all the same', () => {
    const states = new OlderStates();
    toggleState(states, 'manual', true);
    expect([...states]).toEqual(['--manual']);
    toggleState(states, 'manual', false);
    expect([...states]).toEqual([]);
  });

  it('regression: a browser that has no states goes without', () => {
    expect(() => {
      toggleState(undefined, 'manual', true);
    }).not.toThrow();
  });
});
