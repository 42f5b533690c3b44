import { describe, expect, it } from 'vitest';
import { fateOfSuperseded } from './superseded-call.ts';

const call = {
  pastSoft: false,
  slotFree: true,
  typed: true,
  silenceMs: 0,
  unsettledMs: 30_000,
  unanswering: false,
};

describe('a superseded call', () => {
  it.each([
    ['before the soft deadline', {}, 'void'],
    ['after it', { pastSoft: true }, 'run-on'],
    ['after it, while another one runs on', { pastSoft: true, slotFree: false }, 'censored'],
    ['early, after 30 s of silence', { silenceMs: 30_000 }, 'run-on'],
    ['early, as the first of the page', { silenceMs: Infinity }, 'run-on'],
    ['early, in a burst that was left without an answer', { unanswering: true }, 'run-on'],
    ['early, in the middle of a burst', { silenceMs: Infinity, slotFree: false }, 'void'],
    ['early, after a submit', { silenceMs: Infinity, typed: false }, 'void'],
  ] as const)('a call superseded %s', (_name, facts, fate) => {
    expect(fateOfSuperseded({ ...call, ...facts })).toBe(fate);
  });
});
