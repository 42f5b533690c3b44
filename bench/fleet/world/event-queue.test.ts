import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

describe('the event queue', () => {
  it('lets things happen in the order of their times, and of their entry at one time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 60 }), (delays) => {
        const queue = new EventQueue();
        const happened: (readonly [number, number])[] = [];
        delays.forEach((ms, i) => queue.after(ms, () => happened.push([queue.now, i])));
        while (queue.runNext(100));
        const expected = delays.map((ms, i) => [ms, i] as const).sort(([a, i], [b, j]) => a - b || i - j);
        expect(happened).toEqual(expected);
      }),
    );
  });

  it('leaves alone what is due later', () => {
    const queue = new EventQueue();
    queue.after(11, () => undefined);
    expect(queue.runNext(10)).toBe(false);
    expect(queue.runNext(11)).toBe(true);
  });
});
