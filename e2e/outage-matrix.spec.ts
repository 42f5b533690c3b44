import { FAULTS } from '../src/qa/simulated/start.ts';
import { expect, test, type Fault, type ProviderId } from './fixtures.ts';
import { everythingSaid, longestSilence, readHistory, startHistory } from './history.ts';
import { KT } from './known-addresses.ts';

/** Short deadlines, so that the whole matrix stays quick; `outage-rows.spec.ts` uses the default ones. */
const QUICK = 'timeout=1500&hedge=500&load-timeout=1000&ready-timeout=1200';
const LONGEST_SILENCE_MS = 2000;

const ORDERS = {
  'kakao first': { query: QUICK, first: 'kakao-postcode', second: 'juso' },
  'juso first': { query: `order=juso-first&${QUICK}`, first: 'juso', second: 'kakao-postcode' },
} as const satisfies Record<string, { query: string; first: ProviderId; second: ProviderId }>;

type Out = 'first' | 'second' | 'both';

/** How a search ends when this provider serves it. */
const SERVED_BY = { 'kakao-postcode': 'viewer', juso: 'list' } as const;

for (const [order, { query, first, second }] of Object.entries(ORDERS)) {
  for (const out of ['first', 'second', 'both'] as const satisfies readonly Out[]) {
    test.describe(`${order}, ${out} out`, () => {
      for (const fault of FAULTS) {
        test(fault, async ({ visit, field, outage, simulated }) => {
          if (out !== 'second') await outage.set(first, fault);
          if (out !== 'first') await outage.set(second, fault);
          await visit(`/signup.html?${query}`);
          await startHistory(field.root);
          await field.search(KT.query);
          const end = await field.usable();
          expect(end).toBe(expectedEnd(out, first, second, fault));
          const history = await readHistory(field.root);
          expect(longestSilence(history), 'ms without a word').toBeLessThan(LONGEST_SILENCE_MS);
          expect(everythingSaid(history)).not.toMatch(/결과가 없습니다/);
          for (const { query: text } of history.sights) expect(KT.query.startsWith(text)).toBe(true);
          await expect(field.query).toHaveValue(KT.query);
          if (end === 'manual') {
            await expect(field.status).toContainText('직접 입력');
            await expect(field.road).toHaveValue(KT.query);
            await field.road.fill(KT.road);
            expect(await field.value()).toMatchObject({ road: KT.road, source: 'manual' });
          }
          const served = simulated.served();
          if (out === 'second') expect(served.some(({ provider }) => provider === first)).toBe(true);
          else expect(served.some((one) => one.provider === first && one.fault === fault)).toBe(true);
        });
      }
    });
  }
}

function expectedEnd(out: Out, first: ProviderId, second: ProviderId, _fault: Fault): string {
  if (out === 'both') return 'manual';
  return SERVED_BY[out === 'first' ? second : first];
}
