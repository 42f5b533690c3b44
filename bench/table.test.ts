import { describe, expect, it } from 'vitest';
import { missed, table, type Figure } from './table.ts';

const figure = (measured: number, atMost: number | null): Figure => ({
  name: 'handover',
  measured,
  unit: 'ms',
  atMost,
});

describe('the bars', () => {
  it('are met by a figure at its bar', () => {
    expect(missed([figure(100, 100)])).toEqual([]);
  });

  it('are missed by a figure over its bar', () => {
    expect(missed([figure(100.1, 100)])).toHaveLength(1);
  });

  it('are missed by a figure under the bar that it has to reach', () => {
    const share = { ...figure(59.9, null), atLeast: 60 };
    expect(missed([share])).toEqual([share]);
    expect(missed([{ ...share, measured: 60 }])).toEqual([]);
    expect(table([share])).toContain('>= 60 ms');
  });

  it('are missed by a figure that could not be measured', () => {
    expect(missed([figure(Number.NaN, 100)])).toHaveLength(1);
  });

  it('judge no figure that is only told', () => {
    expect(missed([figure(1e9, null)])).toEqual([]);
  });
});

describe('the table', () => {
  it('tells figure, measured value, worst run, bar and verdict', () => {
    const lines = table([{ ...figure(1.234, 30), worst: 5 }, figure(31, 30)]).split('\n');
    expect(lines[1]).toMatch(/^handover +1\.23 ms +5\.00 ms +<= 30 ms +ok$/);
    expect(lines[2]).toMatch(/^handover +31\.00 ms +<= 30 ms +MISSED$/);
  });
});
