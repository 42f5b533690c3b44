import { describe, expect, it } from 'vitest';
import { OpsTokens } from './tokens.ts';

const kim = { name: 'kim', token: 'kim-token-0123456789' };
const lee = { name: 'lee', token: 'lee-token-0123456789' };

describe('tokens of operators', () => {
  it.each([
    [kim.token, 'kim'],
    [lee.token, 'lee'],
    ['', null],
    [kim.token.slice(0, -1), null],
    [`${kim.token}0`, null],
    ['kim', null],
    [kim.token.toUpperCase(), null],
  ])('%j belongs to %j', (token, name) => {
    expect(new OpsTokens([kim, lee]).nameOf(token)).toBe(name);
  });

  it('one operator may have two, while the old one is being replaced', () => {
    const tokens = new OpsTokens([kim, { name: 'kim', token: 'kim-token-new-56789' }]);
    expect(tokens.nameOf(kim.token)).toBe('kim');
    expect(tokens.nameOf('kim-token-new-56789')).toBe('kim');
    expect(tokens.keysOf('kim')).toHaveLength(2);
  });

  it('without one the ops API is off', () => {
    expect(new OpsTokens([]).isEmpty).toBe(true);
    expect(new OpsTokens([]).nameOf('')).toBeNull();
  });

  it('a reporter has one pseudonym on all nodes, whatever the order of their tokens', () => {
    const reporter = 'reporter-000000000001';
    const pseudonym = new OpsTokens([kim, lee]).pseudonymOf(reporter);
    expect(new OpsTokens([lee, kim]).pseudonymOf(reporter)).toBe(pseudonym);
    expect(new OpsTokens([kim]).pseudonymOf(reporter)).not.toBe(pseudonym);
    expect(pseudonym).toMatch(/^[\w-]{11}$/);
  });

  it('what is kept shows no token', () => {
    expect(JSON.stringify(new OpsTokens([kim]))).not.toContain(kim.token);
  });
});
