import type { SimulatedProviders } from '../../src/qa/simulated/index.ts';
import type { AddressField } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { KT, MANY } from '../known-addresses.ts';
import { Ime } from '../ime.ts';

/** Texts of the requests that the list service got. A busy machine may search for beginnings of a text too. */
const asked = (served: readonly { readonly provider: string; readonly url: string }[]): readonly string[] =>
  served
    .filter(({ provider }) => provider === 'juso')
    .map(({ url }) => new URL(url, 'http://juso.invalid').searchParams.get('keyword') ?? '');

/** Searches for another text, which ends the wait, and returns the texts that were asked for more than once. */
async function askedTwice(field: AddressField, simulated: SimulatedProviders): Promise<readonly string[]> {
  await field.query.fill('종로3길');
  await expect(field.options.first()).toContainText('종로3길');
  const texts = asked(simulated.served());
  expect(texts).toContain('종로3길');
  return texts.filter((text, at) => texts.indexOf(text) !== at);
}

test.beforeEach(async ({ visit, simulated, field }) => {
  await visit('/signup.html?order=juso-first');
  await field.query.focus();
  simulated.clearServed();
});

test.describe('one text is one request', () => {
  test('regression: when Enter is pressed again on results', async ({ field, simulated }) => {
    await field.search(KT.query);
    await expect(field.options.first()).toBeVisible();
    await field.query.press('Enter');
    await field.query.press('Escape');
    await field.query.press('Enter');
    await expect(field.options.first()).toBeVisible();
    await field.query.press('Escape');
    await field.searchButton.click();
    await expect(field.options.first()).toBeVisible();
    expect(await askedTwice(field, simulated)).toEqual([]);
  });

  test('regression: when Enter commits the syllable of a text that was searched for while composing', async ({
    field,
    page,
    simulated,
  }) => {
    const ime = await Ime.on(page);
    await ime.type(MANY);
    await expect(field.options.first()).toBeVisible();
    await ime.key('Enter', 229);
    await ime.commit('로');
    expect(await askedTwice(field, simulated)).toEqual([]);
  });

  test('regression: when only a space is added', async ({ field, simulated }) => {
    await field.search(MANY);
    await expect(field.options.first()).toBeVisible();
    await field.query.press('End');
    await field.query.press('Space');
    await field.query.press('Enter');
    await expect(field.options.first()).toBeVisible();
    expect(await askedTwice(field, simulated)).toEqual([]);
  });

  test('and a failed one may be asked again', async ({ field, simulated, outage, page }) => {
    await outage.set('juso', '500');
    await page
      .locator('address-source[type=kakao-postcode]')
      .evaluateAll((sources) => sources.forEach((source) => source.remove()));
    await field.search(KT.query);
    await expect(field.retryButton).toBeVisible();
    await outage.set('juso', null);
    await field.query.press('Enter');
    await expect(field.options.first()).toContainText(KT.road);
    expect(asked(simulated.served()).length).toBeGreaterThan(1);
  });
});
