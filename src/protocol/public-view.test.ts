import { describe, expect, it } from 'vitest';
import { parseView } from './public-view.ts';
import { closed, viewOf } from '../endpoint-client/testing/views.ts';

const read = (changes: object): unknown => parseView(JSON.stringify({ ...viewOf(), ...changes }));
const readProvider = (changes: object): unknown => read({ providers: { juso: { ...closed, ...changes } } });

describe('reading a view', () => {
  it('a view of the endpoint is read', () => {
    expect(parseView(JSON.stringify(viewOf()))).toEqual(viewOf());
  });

  it('an open circuit with its promised future and a notice is read', () => {
    const then = { inMs: 11_800, epoch: 8, phase: 'half-open', share: 0.02 };
    const notice = { id: 'n3', level: 'outage', text: { ko: '점검 중입니다', en: 'Maintenance' } };
    expect(
      read({ providers: { juso: { ...closed, phase: 'open', share: 0, then } }, notice }),
    ).not.toBeNull();
  });

  it('fields of a later version are ignored', () => {
    expect(read({ mood: 'fine' })).toMatchObject({ rev: 5 });
    expect(readProvider({ mood: 'fine' })).not.toBeNull();
  });

  it('a share of browsers for which a list answers typing is kept, inside its bounds', () => {
    expect(read({ typeAheadShare: 0.25 })).toMatchObject({ typeAheadShare: 0.25 });
    expect(read({ typeAheadShare: 7 })).toMatchObject({ typeAheadShare: 1 });
  });

  it('an unknown schema version says nothing', () => {
    expect(read({ v: 2 })).toBeNull();
  });

  it.each(['', 'null', '[]', '42', '<!doctype html><h1>maintenance</h1>', '{"v":1}'])(
    '%j is no view',
    (text) => {
      expect(parseView(text)).toBeNull();
    },
  );

  it.each([
    { inc: 7 },
    { rev: -1 },
    { rev: 1.5 },
    { rev: '5' },
    { validForMs: null },
    { graceMs: -1 },
    { sample: 2 },
    { order: 'juso' },
    { order: [1] },
    { providers: null },
    { providers: [] },
    { providers: { juso: null } },
    { notice: 'down' },
    { notice: { id: 'n', level: 'panic', text: { ko: 'a', en: 'b' } } },
    { notice: { id: 'n', level: 'info', text: { ko: 'a' } } },
    { notice: { id: 'n', level: 'info', text: null } },
  ])('a view with %j is refused', (changes) => {
    expect(read(changes)).toBeNull();
  });

  it.each([
    { epoch: null },
    { phase: 'ajar' },
    { phaseAgeMs: 'long' },
    { share: 1.01 },
    { share: -0.1 },
    { forced: 'ajar' },
    { forced: undefined },
    { softMs: -1 },
    { hardMs: 1e10 },
    { then: null },
    { then: { inMs: 1, epoch: 2, phase: 'ajar', share: 0 } },
    { then: { inMs: '1', epoch: 2, phase: 'closed', share: 0 } },
  ])('a provider with %j makes the view worthless', (changes) => {
    expect(readProvider(changes)).toBeNull();
  });
});

describe('regression: an endpoint that is broken or hostile', () => {
  it.each([
    [
      { softMs: 0, hardMs: 1 },
      { softMs: 300, hardMs: 300 },
    ],
    [
      { softMs: 40_000, hardMs: 2 ** 31 - 1 },
      { softMs: 30_000, hardMs: 30_000 },
    ],
    [{ phaseAgeMs: -5 }, { phaseAgeMs: 0 }],
    [{ then: { inMs: 1e300, epoch: 2, phase: 'half-open', share: 1 } }, { then: { inMs: 2 ** 31 - 1 } }],
  ])('publishes %j for a service, which is taken as %j', (changes, taken) => {
    expect(readProvider(changes)).toMatchObject({ providers: { juso: taken } });
  });

  it('publishes validities for ever, which end', () => {
    expect(read({ validForMs: 1e300, graceMs: 1e300 })).toMatchObject({
      validForMs: 600_000,
      graceMs: 3_600_000,
    });
  });

  it.each([
    ['a notice of 1 MB', { notice: { id: 'n', level: 'info', text: { ko: 'a'.repeat(1e6), en: '' } } }],
    [
      'a notice of 281 characters',
      { notice: { id: 'n', level: 'info', text: { ko: 'a'.repeat(281), en: '' } } },
    ],
    ['a long name', { inc: 'x'.repeat(101) }],
    ['a long order', { order: Array.from({ length: 33 }, (_, i) => `s${i}`) }],
    ['a service with a long name', { providers: { ['x'.repeat(101)]: closed } }],
    [
      'many services',
      { providers: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`s${i}`, closed])) },
    ],
    ['64 kB of something else', { mood: 'x'.repeat(64 * 1_024) }],
  ])('publishes %s: its view says nothing', (_, changes) => {
    expect(read(changes)).toBeNull();
  });

  it('publishes more than this version knows: it is not kept', () => {
    expect(read({ mood: 'fine' })).toEqual(viewOf());
  });
});
