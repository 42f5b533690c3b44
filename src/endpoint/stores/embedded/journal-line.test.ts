import { describe, expect, it } from 'vitest';
import { frame, unframe } from './journal-line.ts';

const lines = ['{"n":1,"why":"점검"}', '{"n":2}', '{"n":3}'];
const whole = Buffer.from(lines.map(frame).join(''));

describe('a line of the journal', () => {
  it('lines come back as they were written', () => {
    expect(unframe(whole)).toEqual({ texts: lines, goodBytes: whole.length, damaged: 0 });
  });

  it('cut at any byte, all lines before the cut are there and the rest is torn', () => {
    const ends = lines.map((_, i) =>
      Buffer.byteLength(
        lines
          .slice(0, i + 1)
          .map(frame)
          .join(''),
      ),
    );
    for (let cut = 0; cut <= whole.length; cut++) {
      const good = ends.filter((end) => end <= cut);
      expect(unframe(whole.subarray(0, cut))).toEqual({
        texts: lines.slice(0, good.length),
        goodBytes: good.at(-1) ?? 0,
        damaged: 0,
      });
    }
  });

  it('a flipped bit in the middle costs that line alone and is called damage', () => {
    const flipped = Buffer.from(whole);
    flipped[12] = (flipped[12] ?? 0) ^ 1;
    expect(unframe(flipped)).toEqual({ texts: lines.slice(1), goodBytes: whole.length, damaged: 1 });
  });

  it('a tail of zeros, as a power cut leaves it, is torn', () => {
    const { goodBytes, damaged } = unframe(Buffer.concat([whole, Buffer.alloc(100)]));
    expect({ goodBytes, damaged }).toEqual({ goodBytes: whole.length, damaged: 0 });
  });

  it('regression: the last line was taken for torn, and cut off in silence, when a bit of it had flipped', () => {
    const flipped = Buffer.from(whole);
    flipped[whole.length - 3] = (flipped[whole.length - 3] ?? 0) ^ 1;
    expect(unframe(flipped)).toMatchObject({ texts: lines.slice(0, 2), damaged: 1 });
  });

  it('a page of zeros in the last lines, as a power cut may leave it, is torn too', () => {
    const tail = Buffer.from(lines.map(frame).join(''));
    tail.fill(0, 20, 60);
    const { goodBytes, damaged } = unframe(Buffer.concat([whole, tail.subarray(0, 70)]));
    expect({ goodBytes, damaged }).toEqual({ goodBytes: whole.length, damaged: 0 });
  });
});
