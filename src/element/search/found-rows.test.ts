import { describe, expect, it } from 'vitest';
import { addresses, cityHall } from '../testing/addresses.ts';
import { countOf, firstRows, NO_ROWS, withPage } from './found-rows.ts';

const asFound = <Row>(page: readonly Row[]): readonly Row[] => page;
const results = (count: number, over: { total?: number; hasMore?: boolean; page?: number } = {}) =>
  ({
    kind: 'results',
    provider: 'juso',
    addresses: addresses(count),
    total: count,
    hasMore: false,
    page: 1,
    attempts: [],
    ...over,
  }) as const;

describe('what a search has found', () => {
  it('is as many rows as there are, once all have come: duplicates were counted by the service', () => {
    expect(firstRows(results(3, { total: 5 }), asFound).total).toBe(3);
  });

  it('is as many as the service says, and never fewer than are shown, while more may come', () => {
    expect(firstRows(results(3, { total: 9, hasMore: true }), asFound).total).toBe(9);
    expect(firstRows(results(3, { total: 0, hasMore: true }), asFound).total).toBe(3);
  });

  it('grows by a page at its end, each page in its own order', () => {
    const first = firstRows(results(2, { total: 4, hasMore: true }), asFound);
    const both = withPage(first, results(2, { page: 2 }), (page) => page.toReversed());
    expect(both).toMatchObject({ page: 2, hasMore: false, total: 4, provider: 'juso' });
    expect(both.options).toEqual([...addresses(2), ...addresses(2).toReversed()]);
  });

  it('regression: has no row twice that comes again with the next page', () => {
    const numbered = (mainNo: number) =>
      cityHall({ road: `세종대로 ${mainNo}`, codes: { mainNo, subNo: 0 }, building: '' });
    const page = (...numbers: readonly number[]) => ({
      ...results(2, { total: 6, hasMore: true }),
      addresses: numbers.map(numbered),
    });
    const first = firstRows(page(1, 2), asFound);
    const both = withPage(first, { ...page(2, 3), page: 2 }, asFound);
    expect(both).toMatchObject({ options: [1, 2, 3].map(numbered), page: 2, hasMore: true, total: 6 });
  });

  it('regression: is as many rows as there are once the last page has come, whatever was counted', () => {
    const first = firstRows(results(2, { total: 5, hasMore: true }), asFound);
    expect(countOf(withPage(first, results(2, { page: 2 }), asFound), false)).toMatchObject({
      total: 4,
      shown: 4,
    });
    const second = withPage(first, results(2, { total: 5, page: 2, hasMore: true }), asFound);
    expect(second.total).toBe(5);
  });

  it('is said as a count, and that it has come ahead of a submit where it has', () => {
    const counted = (awaitsSubmit?: string) =>
      countOf(firstRows({ ...results(1), ...(awaitsSubmit && { awaitsSubmit }) }, asFound), true);
    expect(counted()).toEqual({ kind: 'results', total: 1, shown: 1, better: true, isAhead: false });
    expect(counted('kakao-postcode')).toMatchObject({ isAhead: true });
    expect(countOf(NO_ROWS, false)).toMatchObject({ total: 0, shown: 0 });
  });
});
