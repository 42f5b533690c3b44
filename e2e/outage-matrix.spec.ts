import type { End } from './address-field.ts';
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

/** Those that either provider can be put into, and that end the same whoever is first. */
const FAULTS = [
  'refused',
  'hang',
  'reset',
  'drip',
  '500',
  'maintenance',
  'truncated',
  'empty',
  'bad-key',
  'system-error',
  'wrong-shape',
  'never-ready',
] as const satisfies readonly Fault[];

type Out = 'first' | 'second' | 'both';

/** How a search ends when this provider serves it. */
const SERVED_BY = { 'kakao-postcode': 'viewer', juso: 'list' } as const;

function expectedEnd(out: Out, first: ProviderId, second: ProviderId, fault: Fault): End {
  if (out === 'first') return SERVED_BY[second];
  if (out === 'second') return SERVED_BY[first];
  // Where everybody answers "no such address", nobody can know better; the viewer says so itself.
  if (fault === 'empty') return 'viewer';
  return 'manual';
}

for (const [order, { query, first, second }] of Object.entries(ORDERS)) {
  for (const out of ['first', 'second', 'both'] as const satisfies readonly Out[]) {
    test.describe(`${order}, ${out} out`, () => {
      for (const fault of FAULTS) {
        const expected = expectedEnd(out, first, second, fault);
        test(`${fault} ends in ${expected}`, async ({ visit, field, outage, simulated }) => {
          if (out !== 'second') await outage.set(first, fault);
          if (out !== 'first') await outage.set(second, fault);
          await visit(`/signup.html?${query}`);
          await startHistory(field.root);
          await field.search(KT.query);
          // A viewer that finds nothing is on the screen until the list that was asked to check takes its place.
          await expect.poll(() => field.usable()).toBe(expected);

          const history = await readHistory(field.root);
          expect(longestSilence(history), 'ms without a word').toBeLessThan(LONGEST_SILENCE_MS);
          expect(everythingSaid(history)).not.toMatch(/결과가 없습니다/);
          for (const { query: text } of history.sights) expect(KT.query.startsWith(text)).toBe(true);
          await expect(field.query).toHaveValue(KT.query);
          if (expected === 'manual') {
            await expect(field.status).toContainText('직접 입력');
            await expect(field.road).toHaveValue(KT.query);
            await field.road.fill(KT.road);
            expect(await field.value()).toMatchObject({ road: KT.road, source: 'manual' });
          }

          const served = simulated.served().filter(({ provider }) => provider === first);
          if (out === 'second') expect(served).not.toEqual([]);
          else expect(served.map((one) => one.fault)).toContain(fault);
        });
      }
    });
  }
}
