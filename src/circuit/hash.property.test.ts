import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admissionHash, admitted, fraction } from './hash.ts';

const COUNT = 100_000;

function countAdmitted(share: number, epoch: number, slot: number, name: (i: number) => string): number {
  let count = 0;
  for (let i = 0; i < COUNT; i++) if (admitted(admissionHash(name(i), 'juso', epoch, slot), share)) count++;
  return count;
}

describe('hash', () => {
  it.each([0.01, 0.1, 0.25, 0.5, 0.9])(
    'invariant 9: admits a share of %d of 100,000 within 3 sigma',
    (share) => {
      const sigma = Math.sqrt(COUNT * share * (1 - share));
      for (const [epoch, slot] of [
        [1, 0],
        [8, 3],
      ] as const) {
        // Ids that differ in one character are the hardest to spread.
        const count = countAdmitted(share, epoch, slot, (i) => `browser-${i}`);
        expect(Math.abs(count - COUNT * share)).toBeLessThan(3 * sigma);
      }
    },
  );

  it('chooses others in another epoch, another slot and for another provider', () => {
    const base = (i: number) => admitted(admissionHash(`r${i}`, 'a', 1, 0), 0.1);
    const others = [
      (i: number) => admitted(admissionHash(`r${i}`, 'a', 2, 0), 0.1),
      (i: number) => admitted(admissionHash(`r${i}`, 'a', 1, 1), 0.1),
      (i: number) => admitted(admissionHash(`r${i}`, 'b', 1, 0), 0.1),
    ];
    for (const other of others) {
      let both = 0;
      for (let i = 0; i < COUNT; i++) if (base(i) && other(i)) both++;
      expect(Math.abs(both - COUNT * 0.01)).toBeLessThan(4 * Math.sqrt(COUNT * 0.01));
    }
  });

  it('invariant 9: nests: whoever is admitted at one share is admitted at every larger one', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), share, share, (r, p, epoch, slot, x, y) => {
        const [low, high] = x < y ? [x, y] : [y, x];
        expect(
          admitted(admissionHash(r, p, epoch, slot), low) &&
            !admitted(admissionHash(r, p, epoch, slot), high),
        ).toBe(false);
      }),
    );
  });

  it('admits nobody at 0 and everybody at 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (reporter, epoch) => {
        expect(admitted(admissionHash(reporter, 'a', epoch, 0), 0)).toBe(false);
        expect(admitted(admissionHash(reporter, 'a', epoch, 0), 1)).toBe(true);
        expect(admitted(admissionHash(reporter, 'a', epoch, 0), Number.NaN)).toBe(false);
      }),
    );
  });

  it('is an unsigned 32-bit number that keeps its parts apart', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer(), (r, p, epoch) => {
        const hash = admissionHash(r, p, epoch, 0);
        expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
        expect(fraction(r, epoch)).toBeLessThan(1);
      }),
    );
    expect(admissionHash('ab', 'c', 1, 0)).not.toBe(admissionHash('a', 'bc', 1, 0));
  });
});
