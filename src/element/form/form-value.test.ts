import { describe, expect, it } from 'vitest';
import type { EntryOptions } from './form-entries.ts';
import { readSaved, writeForm, writeValidity, type Saved } from './form-value.ts';
import { cityHall } from '../testing/addresses.ts';
import { FakeInternals } from '../testing/internals.ts';
import type { Verdict } from './validity.ts';

const options: EntryOptions = {
  name: 'address',
  nameStyle: 'dot',
  names: {},
  include: '',
};
const texts = { postcode: '04524', road: '서울특별시 중구 세종대로 110', detail: '301호' };
const saved: Saved = { value: cityHall({ detail: '301호' }), texts, query: '세종대로 110', mode: 'search' };

function written(state: Saved): FakeInternals {
  const internals = new FakeInternals();
  writeForm(internals.asInternals, state, options, new Set());
  return internals;
}

describe('what a form keeps for back and forward', () => {
  it('comes back as it was', () => {
    expect(readSaved(written(saved).state)).toEqual(saved);
  });
  it('comes back with texts that are no address yet', () => {
    const half: Saved = {
      value: null,
      texts: { ...texts, postcode: '', road: '' },
      query: '',
      mode: 'manual',
    };
    expect(readSaved(written(half).state)).toEqual(half);
  });
});

describe('the entries of a form', () => {
  it('are those of the address', () => {
    expect([...(written(saved).data ?? [])]).toEqual([
      ['address.postcode', '04524'],
      ['address.road', '서울특별시 중구 세종대로 110'],
      ['address.detail', '301호'],
    ]);
  });
  it('are none without an address, although there are texts to come back', () => {
    expect([...(written({ ...saved, value: null }).data ?? [['data', '']])]).toEqual([]);
  });
});

describe('a saved state that is not ours', () => {
  const json = (state: unknown): string => JSON.stringify(state);

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a file', {}],
    ['form data', new FormData()],
    ['no JSON', '{"texts":'],
    ['empty text', ''],
    ['JSON null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['text', '"세종대로"'],
    ["another element's object", json({ value: 'x' })],
    ['texts missing', json({ ...saved, texts: undefined })],
    ['texts null', json({ ...saved, texts: null })],
    ['a text missing', json({ ...saved, texts: { postcode: '', road: '' } })],
    ['a text of another type', json({ ...saved, texts: { ...texts, road: ['종로 1'] } })],
    ['query missing', json({ ...saved, query: undefined })],
    ['query of another type', json({ ...saved, query: 110 })],
  ])('is left alone: %s', (_what, state) => {
    expect(readSaved(state)).toBeNull();
  });

  it('gives its texts back, and no value, when the address is of another version', () => {
    const older = { ...saved, value: { zonecode: '04524', address: '세종대로 110' } };
    expect(readSaved(json(older))).toEqual({ ...saved, value: null });
  });
  it('takes a mode that it does not know for the search', () => {
    expect(readSaved(json({ ...saved, mode: 'map' }))?.mode).toBe('search');
  });
  it('changes no prototype and takes none for a text', () => {
    const hostile = `{"__proto__":${json(saved)},"constructor":{"prototype":{"mine":true}},"query":""}`;
    expect(readSaved(hostile)).toBeNull();
    const withKeys = `{"texts":{"postcode":"","road":"","detail":"","__proto__":{"mine":true}},"query":""}`;
    expect(readSaved(withKeys)).toMatchObject({ value: null, texts: { road: '' } });
    expect(({} as Record<string, unknown>)['mine']).toBeUndefined();
  });
});

describe('what the form is told of the value', () => {
  const detail = {} as HTMLElement;
  const told = (verdict: Verdict) => {
    const internals = new FakeInternals();
    writeValidity(internals.asInternals, verdict, (at) => (at === 'detail' ? detail : null));
    return internals.validity;
  };

  it('is nothing wrong with a valid one', () => {
    expect(told({ valid: true })).toEqual([{}]);
  });
  it('is one flag, its message and the input to go to', () => {
    const verdict = { valid: false, flag: 'valueMissing', message: '상세 주소', anchor: 'detail' } as const;
    expect(told(verdict)).toEqual([{ valueMissing: true }, '상세 주소', detail]);
  });
  it('names no input that is not there', () => {
    const verdict = { valid: false, flag: 'customError', message: '틀렸습니다.', anchor: 'query' } as const;
    expect(told(verdict)).toEqual([{ customError: true }, '틀렸습니다.', undefined]);
  });
});
