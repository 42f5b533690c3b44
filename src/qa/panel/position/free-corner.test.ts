import { describe, expect, it } from 'vitest';
import { boxAt, freeCorner, type Corner } from './free-corner.ts';

const PHONE = { width: 375, height: 700 };
const place = (corner: Corner) => boxAt(corner, { width: 44, height: 44 }, PHONE, 16);
const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

describe('a free corner', () => {
  it('stands where it is wished when nothing is in the way', () => {
    expect(freeCorner('end', place, [box(0, 0, 375, 600)])).toBe('bottom-end');
  });

  it('goes to the other side of a submit button', () => {
    expect(freeCorner('end', place, [box(200, 640, 360, 690)])).toBe('bottom-start');
  });

  it('goes to the top when the submit button is as wide as the phone', () => {
    expect(freeCorner('end', place, [box(16, 640, 359, 690)])).toBe('top-end');
  });

  it('stays when there is no free corner', () => {
    expect(freeCorner('start', place, [box(0, 0, 375, 700)])).toBe('bottom-start');
  });

  it('mirrors its sides where one writes from right to left', () => {
    const size = { width: 44, height: 44 };
    expect(boxAt('bottom-end', size, PHONE, 16, true)).toEqual(boxAt('bottom-start', size, PHONE, 16));
  });
});
