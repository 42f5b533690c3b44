import type { Page } from '@playwright/test';
import type {} from '../src/qa/page.ts';
import type { AddressField, End } from './address-field.ts';
import { expect, test, type Fault, type ProviderId } from './fixtures.ts';
import { everythingSaid, longestSilence, readHistory, startHistory } from './history.ts';
import { KT, UNKNOWN } from './known-addresses.ts';
import { casesOf, linkOf, type Case, type Out, type Way } from './scenario-cases.ts';

/** Short deadlines, so that the whole matrix stays quick; `outage-rows.spec.ts` uses the default ones. */
const QUICK = 'timeout=1500&hedge=500&load-timeout=1000&ready-timeout=1200';
const LONGEST_SILENCE_MS = 2000;

type Order = readonly [first: ProviderId, second: ProviderId];
const KAKAO_FIRST: Order = ['kakao-postcode', 'juso'];
const JUSO_FIRST: Order = ['juso', 'kakao-postcode'];

/** Those that are tried in the other order too, on the wire. */
const BOTH_ORDERS: readonly string[] = [
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
];
/** One of each kind, in the page. */
const BOTH_ORDERS_IN_PAGE: readonly string[] = ['refused', 'hang', '500', 'empty', 'never-ready'];

/** Faults that were really served, as `service:scenario`, whichever way they were forced. */
const servedInPage = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (window.addressSearchQa?.served ?? []).map(({ target, scenario }) => `${target}:${scenario}`),
  );

const never = (words: string): RegExp => new RegExp(words);

/** What holds of every search in every outage: never silent, nothing typed is lost, an outage is no "none". */
async function expectHonest(field: AddressField, text: string, mayFindNothing: boolean): Promise<void> {
  const history = await readHistory(field.root);
  expect(longestSilence(history), 'ms without a word').toBeLessThan(LONGEST_SILENCE_MS);
  if (!mayFindNothing) expect(everythingSaid(history)).not.toMatch(never('결과가 없습니다'));
  for (const { query } of history.sights) expect(text.startsWith(query), `"${query}" was typed`).toBe(true);
  await expect(field.query).toHaveValue(text);
}

async function fillInByHand(field: AddressField): Promise<void> {
  await expect(field.status).toContainText('직접 입력');
  await expect(field.road).toHaveValue(KT.query);
  await field.road.fill(KT.road);
  expect(await field.value()).toMatchObject({ road: KT.road, source: 'manual' });
}

/** A search that the first service finds nothing for asks the second one, whose outage is then met. */
async function askTheSecond(field: AddressField): Promise<void> {
  await field.query.fill('');
  await startHistory(field.root);
  await field.query.fill(UNKNOWN);
  await field.query.press('Enter');
}

/** What can be done at its end: the list by hand, a way out of a viewer that is stuck. */
async function goOn(field: AddressField, end: End, { scenario }: Case): Promise<void> {
  if (end === 'manual') await fillInByHand(field);
  if (end !== 'viewer' || scenario.effect !== 'stuck') return;
  await field.otherWay.click();
  await expect(field.options.first()).toContainText(KT.road);
}

function declare(way: Way, order: Order, out: Out, wanted: readonly string[] | null): void {
  const name = order === KAKAO_FIRST ? 'kakao first' : 'juso first';
  test.describe(`${way === 'msw' ? 'in the page' : 'on the wire'}, ${name}, ${out} out`, () => {
    for (const one of casesOf(order, out, way)) {
      const { scenario, amount, end } = one;
      if (wanted && !wanted.includes(scenario.name)) continue;
      test(`${scenario.name} ends in ${end}`, async ({ visit, field, page, simulated }) => {
        const link = way === 'msw' ? `&outage=${linkOf(one)}` : '';
        if (way === 'wire')
          for (const service of one.out)
            await simulated.setFault(service, scenario.name as Fault, amount ?? undefined);
        const served = async (): Promise<readonly string[]> =>
          way === 'msw'
            ? servedInPage(page)
            : simulated.served().map(({ provider, fault }) => `${provider}:${fault ?? 'well'}`);

        await visit(`/signup.html?order=${name.replace(' ', '-')}&${QUICK}${link}`);
        await startHistory(field.root);
        await field.search(KT.query);
        // A viewer that finds nothing is on the screen until the list that was asked to check takes its place.
        await expect.poll(() => field.usable()).toBe(end);
        await expectHonest(field, KT.query, false);

        if (out === 'second') {
          await askTheSecond(field);
          await expect.poll(served).toContain(`${order[1]}:${scenario.name}`);
          await expect.poll(async () => (await readHistory(field.root)).ended).not.toBeNull();
          await expectHonest(field, UNKNOWN, scenario.effect !== 'fails');
          return;
        }
        await goOn(field, end, one);
        expect(await served()).toEqual(
          expect.arrayContaining(one.out.map((service) => `${service}:${scenario.name}`)),
        );
      });
    }
  });
}

for (const out of ['first', 'second', 'both'] as const) {
  declare('wire', KAKAO_FIRST, out, null);
  declare('wire', JUSO_FIRST, out, BOTH_ORDERS);
  declare('msw', KAKAO_FIRST, out, null);
  declare('msw', JUSO_FIRST, out, BOTH_ORDERS_IN_PAGE);
}
