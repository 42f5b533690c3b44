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
