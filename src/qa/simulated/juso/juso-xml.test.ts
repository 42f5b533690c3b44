import { describe, expect, it } from 'vitest';
import { xmlOf } from './juso-xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

describe("juso's XML", () => {
  it('makes an element of every field, and one of every entry of a list', () => {
    const rows = [{ rn: '종로3길' }, { rn: '세종대로' }];
    expect(xmlOf({ results: { common: { totalCount: '2' }, juso: rows } })).toBe(
      `${HEAD}<results><common><totalCount>2</totalCount></common><juso><rn>종로3길</rn></juso><juso><rn>세종대로</rn></juso></results>`,
    );
  });

  it('leaves out what is null and what an empty list holds', () => {
    expect(xmlOf({ results: { juso: null } })).toBe(`${HEAD}<results></results>`);
    expect(xmlOf({ results: { juso: [] } })).toBe(`${HEAD}<results></results>`);
  });

  it('escapes the signs of XML', () => {
    expect(xmlOf({ bdNm: 'A&B <C>' })).toBe(`${HEAD}<bdNm>A&amp;B &lt;C&gt;</bdNm>`);
  });
});
