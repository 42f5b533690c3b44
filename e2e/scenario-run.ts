import type { AddressField, End } from './address-field.ts';
import { expect, type ProviderId } from './fixtures.ts';
import { everythingSaid, longestSilence, readHistory, startHistory } from './history.ts';
import { KT, UNKNOWN } from './known-addresses.ts';
import type { Case, Order } from './scenario-cases.ts';

/**
 * Short deadlines for those that fail, so that a matrix stays quick; the others have none, so that a busy machine
 * does not put them out too. `outage-rows.spec.ts` uses the default ones.
 */
const QUICK = {
  'kakao-postcode': '&load-timeout=1000&ready-timeout=1200',
  juso: '&timeout=1500',
} as const satisfies Record<ProviderId, string>;
const LONGEST_SILENCE_MS = 2000;

/** The page that a case is played on. */
export function pageOf([first]: Order, { out, scenario }: Case): string {
  const failing = scenario.effect === 'fails' ? out : [];
  const hedge = failing.includes(first) ? '&hedge=500' : '';
  const order = first === 'juso' ? 'juso-first' : 'kakao-first';
  return `/signup.html?order=${order}${hedge}${failing.map((one) => QUICK[one]).join('')}`;
}

/** What holds of every search in every outage: never silent, nothing typed is lost, an outage is no "none". */
async function expectHonest(field: AddressField, text: string, mayFindNothing: boolean): Promise<void> {
  const history = await readHistory(field.root);
  expect(longestSilence(history), 'ms without a word').toBeLessThan(LONGEST_SILENCE_MS);
  if (!mayFindNothing) expect(everythingSaid(history)).not.toMatch(/결과가 없습니다/);
  for (const { query } of history.sights) expect(text.startsWith(query), `"${query}" was typed`).toBe(true);
  await expect(field.query).toHaveValue(text);
}

async function fillInByHand(field: AddressField): Promise<void> {
  await expect(field.status).toContainText('직접 입력');
  await expect(field.proposalButton).toContainText(KT.query);
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

/**
 * Searches in the outage, which is forced already, and checks everything that the user gets of it.
 *
 * @param served faults that were really served since the outage began, as `service:scenario`
 */
export async function playCase(
  field: AddressField,
  order: Order,
  one: Case,
  served: () => readonly string[] | Promise<readonly string[]>,
): Promise<void> {
  const { scenario, out, end } = one;
  const name = (service: ProviderId): string => `${service}:${scenario.name}`;
  await startHistory(field.root);
  await field.search(KT.query);
  // A viewer that finds nothing is on the screen until the list that was asked to check takes its place.
  await expect.poll(() => field.usable(), `how ${scenario.name} ends`).toBe(end);
  await expectHonest(field, KT.query, false);
  if (!out.includes(order[0])) {
    await askTheSecond(field);
    await expect.poll(served).toContain(name(order[1]));
    await expect.poll(async () => (await readHistory(field.root)).ended).not.toBeNull();
    await expectHonest(field, UNKNOWN, scenario.effect !== 'fails');
    return;
  }
  await goOn(field, end, one);
  expect(await served()).toEqual(expect.arrayContaining(out.map(name)));
}
