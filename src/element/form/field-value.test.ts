import { beforeEach, describe, expect, it } from 'vitest';
import { manualAddress } from '../../address/make-address.ts';
import { edited, FieldValue, NO_TEXTS, textsOf } from './field-value.ts';
import { cityHall } from '../testing/addresses.ts';

let field: FieldValue;
beforeEach(() => {
  field = new FieldValue();
});
const seen = () => {
  const { address, texts, isEmpty, dirty } = field;
  return { address, texts, isEmpty, dirty };
};

describe('a field that nobody has used', () => {
  it('has no address and no texts, and takes a default', () => {
    expect(seen()).toMatchObject({ address: null, texts: NO_TEXTS, isEmpty: true, dirty: false });
  });
});

describe('an edit by hand', () => {
  it('makes the value manual', () => {
    field.take(cityHall());
    field.edit('road', '종로 1');
    expect(field.address).toMatchObject({ source: 'manual', road: '종로 1', postcode: '04524' });
  });
  it('keeps a chosen address when only the detail was typed', () => {
    field.take(cityHall());
    field.edit('detail', '301호');
    expect(field.address).toEqual(cityHall({ detail: '301호' }));
  });
  it('keeps a detail typed before there is an address', () => {
    field.edit('detail', '301호');
    expect(seen()).toMatchObject({ address: null, isEmpty: false, texts: { detail: '301호' } });
    field.edit('road', '종로 1');
    expect(field.address).toMatchObject({ road: '종로 1', detail: '301호' });
  });
  it('tells whether something changed', () => {
    expect([field.edit('road', '종로 1'), field.edit('road', '종로 1')]).toEqual([true, false]);
  });
  it('keeps the default from replacing it', () => {
    field.edit('postcode', '0');
    expect(field.dirty).toBe(true);
  });
  it('leaves the detail when road and postcode are emptied', () => {
    field.take(cityHall({ detail: '301호' }));
    field.edit('road', '');
    field.edit('postcode', '');
    expect(seen()).toMatchObject({ address: null, texts: { postcode: '', road: '', detail: '301호' } });
  });
});

describe('taking an address', () => {
  it('shows its texts', () => {
    field.take(cityHall());
    expect(field.texts).toEqual(textsOf(cityHall()));
  });
  it('empties everything for none', () => {
    field.take(cityHall());
    field.take(null);
    expect(seen()).toMatchObject({ address: null, isEmpty: true });
  });
});

describe('an outage', () => {
  it('puts what was searched for into the road, so that nobody types it twice', () => {
    field.prefill(' 세종대로 110 ');
    expect(field.texts).toEqual({ postcode: '', road: '세종대로 110', detail: '' });
    expect(field.address).toMatchObject({ source: 'manual', verified: false });
  });
  it('does not count as something that the person entered', () => {
    field.prefill('세종대로 110');
    expect(field.dirty).toBe(false);
  });
  it('follows the text searched for, as long as nobody has touched the guess', () => {
    field.prefill('세종대로');
    field.prefill('세종대로 110');
    expect(field.texts.road).toBe('세종대로 110');
  });
  it('keeps a road that the person typed', () => {
    field.edit('road', '종로 1');
    field.prefill('세종대로 110');
    expect(field.texts.road).toBe('종로 1');
  });
  it('keeps a guess that the person has completed', () => {
    field.prefill('세종대로');
    field.edit('road', '세종대로 110');
    field.prefill('세종대로 1');
    expect(field.texts.road).toBe('세종대로 110');
  });
  it('keeps a guess for which the person has typed a detail', () => {
    field.prefill('세종대로 110');
    field.edit('detail', '301호');
    field.prefill('종로 1');
    expect(field.texts).toMatchObject({ road: '세종대로 110', detail: '301호' });
  });
  it('keeps an address that was chosen before', () => {
    field.take(cityHall());
    field.prefill('종로 1');
    expect(field.address).toEqual(cityHall());
  });
  it('keeps a postcode typed alone', () => {
    field.edit('postcode', '04524');
    field.prefill('세종대로 110');
    expect(field.texts).toEqual({ postcode: '04524', road: '', detail: '' });
  });
  it('keeps a detail typed before it', () => {
    field.edit('detail', '301호');
    field.prefill('세종대로 110');
    expect(field.address).toMatchObject({ road: '세종대로 110', detail: '301호' });
  });
  it('guesses nothing of a blank search box', () => {
    field.prefill('  ');
    expect(seen()).toMatchObject({ address: null, isEmpty: true });
  });
});

describe('the end of an outage', () => {
  it('takes an untouched guess back and lets the search go on', () => {
    field.prefill('세종대로 110');
    expect(field.unfill()).toBe(true);
    expect(seen()).toMatchObject({ address: null, isEmpty: true });
  });
  it.each(['postcode', 'road', 'detail'] as const)('keeps everything once the %s was typed', (name) => {
    field.prefill('세종대로 110');
    field.edit(name, '12345');
    const { texts } = field;
    expect(field.unfill()).toBe(false);
    expect(field.texts).toEqual(texts);
  });
  it('keeps an address typed by hand that says the same as the guess', () => {
    field.edit('road', '세종대로 110');
    field.prefill('세종대로 110');
    expect(field.unfill()).toBe(false);
    expect(field.texts.road).toBe('세종대로 110');
  });
  it('keeps a detail that stood alone', () => {
    field.edit('detail', '301호');
    expect(field.unfill()).toBe(true);
    expect(field.texts.detail).toBe('301호');
  });
});

describe('coming back by the history', () => {
  it('brings address and texts back as they were, half-typed ones too', () => {
    const texts = { postcode: '04', road: '', detail: '301호' };
    const half = manualAddress(texts);
    field.restore(half, texts);
    expect(seen()).toMatchObject({ address: half, texts, dirty: true });
  });
  it('brings a detail back that has no address yet', () => {
    field.restore(null, { ...NO_TEXTS, detail: '301호' });
    expect(seen()).toMatchObject({ address: null, isEmpty: false });
  });
});

describe("what the page's own inputs hold already", () => {
  it('becomes the value', () => {
    field.adopt({ postcode: '04524', road: '세종대로 110', detail: '301호' });
    expect(field.address).toMatchObject({ source: 'manual', postcode: '04524', detail: '301호' });
  });
  it('never replaces an address that was chosen', () => {
    field.take(cityHall());
    field.adopt({ postcode: '03154', road: '종로 1', detail: '' });
    expect(field.address).toEqual(cityHall());
  });
  it('keeps a detail that stands there alone: writing the texts back must not wipe it', () => {
    field.adopt({ ...NO_TEXTS, detail: '301호' });
    expect(seen()).toMatchObject({ address: null, texts: { detail: '301호' } });
  });
});

describe('the texts of an address', () => {
  it('are its postcode, road and detail', () => {
    expect(textsOf(cityHall({ detail: '301호' }))).toEqual({
      postcode: '04524',
      road: '서울특별시 중구 세종대로 110',
      detail: '301호',
    });
  });
  it('show the lot-number address where there is no road', () => {
    expect(textsOf(cityHall({ road: '' })).road).toBe('서울특별시 중구 태평로1가 31');
  });
});

describe('the value after an edit by hand', () => {
  const texts = textsOf(cityHall());

  it('keeps a chosen address verified when only the detail was typed', () => {
    const value = edited(cityHall(), { ...texts, detail: '301호' }, 'detail');
    expect(value).toMatchObject({ source: 'juso', verified: true, detail: '301호', jibun: cityHall().jibun });
  });
  it.each(['postcode', 'road'] as const)('is manual and not verified once the %s was typed', (field) => {
    const value = edited(cityHall(), { ...texts, [field]: '12345', detail: '301호' }, field);
    expect(value).toMatchObject({ source: 'manual', verified: false, [field]: '12345', detail: '301호' });
  });
  it('keeps nothing of the place that was chosen before', () => {
    const value = edited(cityHall(), { ...texts, road: '종로 1' }, 'road');
    expect(value).toMatchObject({ jibun: '', building: '', location: null, full: '종로 1' });
  });
  it('is no address when postcode and road are empty or blank', () => {
    expect(edited(cityHall(), { postcode: ' ', road: '', detail: '301호' }, 'road')).toBeNull();
  });
  it('is no address when only a detail was typed', () => {
    expect(edited(null, { postcode: '', road: '', detail: '301호' }, 'detail')).toBeNull();
  });
  it('keeps what is typed to the letter', () => {
    expect(edited(null, { postcode: '', road: '종로 1 ', detail: '' }, 'road')?.road).toBe('종로 1 ');
  });
});
