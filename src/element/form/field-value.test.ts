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
  it('regression: leaves an address in the country that it is in, so that no Korean postcode is asked for', () => {
    field.take(cityHall({ country: 'JP', postcode: '1000001' }));
    field.edit('road', '千代田1-1');
    expect(field.address).toMatchObject({ country: 'JP', postcode: '1000001', source: 'manual' });
  });
  it('regression: is in the country of the services, whose postcodes have another form', () => {
    field.country = 'GB';
    field.edit('postcode', 'SW1A 2AA');
    expect(field.address).toMatchObject({ country: 'GB', source: 'manual' });
    field.country = '';
    field.take(null);
    field.edit('postcode', 'SW1A 2AA');
    expect(field.address?.country).toBe('');
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

describe('an address whose text in the box was changed', () => {
  it('regression: is not the value any more, and its detail stays', () => {
    field.take(cityHall({ detail: '301호' }));
    expect(field.setAside()).toEqual(cityHall({ detail: '301호' }));
    expect(seen()).toMatchObject({ address: null, texts: { postcode: '', road: '', detail: '301호' } });
  });
  it('is kept aside, with the detail as it is by then', () => {
    field.take(cityHall({ detail: '301호' }));
    field.setAside();
    field.edit('detail', '302호');
    expect(field.aside).toEqual(cityHall({ detail: '302호' }));
  });
  it('is no longer replaced by the default', () => {
    field.take(cityHall());
    field.setAside();
    expect(field.dirty).toBe(true);
  });
  it.each([
    ['another is taken', () => field.take(cityHall({ road: '종로 1' }))],
    ['one is typed by hand', () => field.edit('road', '종로 1')],
    ['a form brings its own back', () => field.restore(null, NO_TEXTS)],
  ])('is forgotten once %s', (_what, change) => {
    field.take(cityHall());
    field.setAside();
    change();
    expect(field.aside).toBeNull();
  });
  it('stays the value when it was typed by hand: it never had a text there', () => {
    field.edit('road', '종로 1');
    expect([field.setAside(), field.address?.road, field.aside]).toEqual([null, '종로 1', null]);
  });
  it("stays the value when it stands in the page's own inputs", () => {
    field.take(null);
    field.adopt({ postcode: '04524', road: '세종대로 110', detail: '' });
    expect([field.setAside(), field.address?.road]).toEqual([null, '세종대로 110']);
  });
  it.each([
    [cityHall(), true],
    [manualAddress({ postcode: '', road: '종로 1', detail: '' }), false],
  ])('is set aside after it came back by the history only when it was chosen: %#', (address, isAside) => {
    field.restore(address, textsOf(address));
    expect(field.setAside() !== null).toBe(isAside);
  });
  it('is nothing when there is none', () => {
    expect([field.setAside(), field.aside]).toEqual([null, null]);
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
    const value = edited(cityHall(), { ...texts, detail: '301호' }, 'detail', 'KR');
    expect(value).toMatchObject({ source: 'juso', verified: true, detail: '301호', jibun: cityHall().jibun });
  });
  it.each(['postcode', 'road'] as const)('is manual and not verified once the %s was typed', (field) => {
    const value = edited(cityHall(), { ...texts, [field]: '12345', detail: '301호' }, field, 'KR');
    expect(value).toMatchObject({ source: 'manual', verified: false, [field]: '12345', detail: '301호' });
  });
  it('keeps nothing of the place that was chosen before', () => {
    const value = edited(cityHall(), { ...texts, road: '종로 1' }, 'road', 'KR');
    expect(value).toMatchObject({ jibun: '', building: '', location: null, full: '종로 1' });
  });
  it('is no address when postcode and road are empty or blank', () => {
    expect(edited(cityHall(), { postcode: ' ', road: '', detail: '301호' }, 'road', 'KR')).toBeNull();
  });
  it('is no address when only a detail was typed', () => {
    expect(edited(null, { postcode: '', road: '', detail: '301호' }, 'detail', 'KR')).toBeNull();
  });
  it('keeps what is typed to the letter', () => {
    expect(edited(null, { postcode: '', road: '종로 1 ', detail: '' }, 'road', 'KR')?.road).toBe('종로 1 ');
  });
});
