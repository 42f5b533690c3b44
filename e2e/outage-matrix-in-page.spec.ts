import type { Page } from '@playwright/test';
import type {} from '../src/qa/page-entry.ts';
import { expect, test } from './fixtures.ts';
import { JUSO_FIRST, KAKAO_FIRST, OUTS, casesOf, linkOf, type Case } from './scenario-cases.ts';
import { pageOf, playCase } from './scenario-run.ts';

/** One of each kind is tried in the other order too. */
const BOTH_ORDERS: readonly string[] = ['refused', 'hang', '500', 'empty', 'never-ready'];
/** Scenarios that are played one after the other in one browser, which saves starting another one. */
const AT_ONCE = 4;

const served = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (window.addressSearchQa?.served ?? []).map(({ target, scenario }) => `${target}:${scenario}`),
  );

function inGroups(cases: readonly Case[]): readonly (readonly Case[])[] {
  const groups = Math.ceil(cases.length / AT_ONCE);
  return Array.from({ length: groups }, (_, at) => cases.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
}

for (const [name, order] of Object.entries({ 'kakao first': KAKAO_FIRST, 'juso first': JUSO_FIRST })) {
  for (const out of OUTS) {
    const cases = casesOf(order, out, 'msw').filter(
      ({ scenario }) => order === KAKAO_FIRST || BOTH_ORDERS.includes(scenario.name),
    );
    // On the wire each scenario is in `npm test` (`outage-matrix.spec.ts`); forced in the page, each scenario is once.
    const tag = order === KAKAO_FIRST && out === 'first' ? [] : '@full';
    test.describe(`by a link, ${name}, ${out} out`, { tag }, () => {
      for (const group of inGroups(cases)) {
        const names = group.map(({ scenario }) => scenario.name).join(', ');
        test(`as on the wire: ${names}`, async ({ visit, field, page, simulated }) => {
          for (const one of group)
            await test.step(`${one.scenario.name} ends in ${one.end}`, async () => {
              await visit(`${pageOf(order, one)}&outage=${linkOf(one)}`);
              await playCase(field, order, one, () => served(page));
            });
          expect(simulated.served().every(({ fault }) => fault === null)).toBe(true);
        });
      }
    });
  }
}
