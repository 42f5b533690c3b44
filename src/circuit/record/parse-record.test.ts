import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { step } from '../machine/step.ts';
import { isOfNewerVersion, readShared } from './parse-record.ts';
import { defaultPolicy } from './policy.ts';

/** As version 0.1.0 has stored it: one circuit held, one half-open with votes, a notice. Never to be changed. */
const older: unknown = JSON.parse(
  readFileSync(new URL('fixtures/record-0.1.0.json', import.meta.url), 'utf8'),
);

describe('a record of an earlier version', () => {
  it('is read as it was, but for the policy, which is that of the node, and without what it has learned', () => {
    const policy = { ...defaultPolicy, retryMs: 20_000 };
    const { providers, ...rest } = older as { readonly providers: Readonly<Record<string, object>> };
    const none = { learned: null, unanswered: null };
    const unlearned = Object.entries(providers).map(([id, each]) => [id, { ...each, ...none }]);
    expect(readShared(older, policy)).toEqual({ ...rest, policy, providers: Object.fromEntries(unlearned) });
  });

  it('goes on from where it was', () => {
    const record = readShared(older, defaultPolicy);
    if (record === null) throw new Error('it cannot be read');
    expect(record.providers['juso']?.phase).toBe('half-open');
    const later = step(record, { type: 'tick' }, record.lastNow + 900_000, defaultPolicy).record;
    expect(later.providers['kakao-postcode']?.forced).toBeNull();
    expect(later.rev).toBeGreaterThan(record.rev);
  });
});

/** What is read of a field of juso's record that was stored so. */
function readWith(field: 'learned' | 'unanswered', stored: unknown) {
  const { providers, ...rest } = older as { readonly providers: { readonly juso: object } };
  const juso = { ...providers.juso, [field]: stored };
  return readShared({ ...rest, providers: { ...providers, juso } }, defaultPolicy)?.providers['juso']?.[
    field
  ];
}

describe('learned deadlines in a record', () => {
  const learned = {
    ...{ softMs: 500, hardMs: 1_200, at: 1, quantile: 0.95, quantileMs: 248 },
    ...{ browsers: 231, cutShare: 0.004 },
  };
  const read = (stored: unknown) => readWith('learned', stored);

  it('are read as they were stored, without what a newer version has put beside them', () => {
    expect(read({ ...learned, colour: 'blue' })).toEqual(learned);
    expect(read({ ...learned, quantileMs: null })).toEqual({ ...learned, quantileMs: null });
  });

  it.each([
    null,
    7,
    {},
    { ...learned, softMs: 1_300 },
    { ...learned, softMs: 0 },
    { ...learned, hardMs: '1200' },
    { ...learned, at: undefined },
  ])('of %j are none: the deadlines that the site has set hold', (stored) => {
    expect(read(stored)).toBeNull();
  });
});

describe('failures since the last answer in a record', () => {
  const { lastNow, providers: known } = older as {
    readonly lastNow: number;
    readonly providers: { readonly juso: { readonly epochAt: number } };
  };
  const unanswered = { since: lastNow, voices: { r: { network: 'n' } }, isTold: true };
  const read = (stored: unknown) => readWith('unanswered', stored);

  it('are read as they were stored, without what a newer version has put beside them', () => {
    expect(read({ ...unanswered, colour: 'blue' })).toEqual(unanswered);
  });

  it.each([
    null,
    7,
    {},
    { ...unanswered, since: '1' },
    // Regression: an older node had opened and closed the circuit since, or had met a clock that was set back.
    { ...unanswered, since: known.juso.epochAt - 1 },
    { ...unanswered, since: lastNow + 1 },
    { ...unanswered, isTold: undefined },
    { ...unanswered, voices: null },
    { ...unanswered, voices: { r: { network: 7 } } },
  ])('of %j are none: the next failure begins anew', (stored) => {
    expect(read(stored)).toBeNull();
  });
});

it('regression: a record whose order names no provider, only both in one text, is no record', () => {
  expect(readShared({ ...(older as object), order: ['juso\nkakao-postcode'] }, defaultPolicy)).toBeNull();
});

describe('the version of a record', () => {
  it.each([
    [{ v: 2 }, true],
    [{ v: 1 }, false],
    [{ v: 0 }, false],
    [{ v: '2' }, false],
    [{}, false],
    [null, false],
    [[2], false],
  ])('%j is newer than this one: %s', (stored, isNewer) => {
    expect(isOfNewerVersion(stored)).toBe(isNewer);
  });
});
