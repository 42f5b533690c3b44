import { expect } from '@playwright/test';
import { MANY } from '../../known-addresses.ts';
import type { Journey, Row, Scene } from '../journey.ts';

const chromium = 'e2e/field/one-request.spec.ts';

/** Texts that the list service was asked for more than once, once another one has been answered. */
async function askedTwice({ page, field, simulated }: Scene): Promise<readonly string[]> {
  await page.fill(field.part('query'), '종로3길');
  await page.expectText(field.option, '종로3길');
  const texts = simulated
    .served()
    .flatMap(({ provider, url }) =>
      provider === 'juso' ? (new URL(url, 'http://juso.invalid').searchParams.get('keyword') ?? '') : [],
    );
  expect(texts).toContain('종로3길');
  return texts.filter((text, at) => texts.indexOf(text) !== at);
}

async function search({ visit, page, field, simulated }: Scene): Promise<void> {
  await visit('/signup.html?order=juso-first');
  await page.focus(field.part('query'));
  simulated.clearServed();
  await field.search(MANY);
  await page.expectVisible(field.option);
}

/** One text is one request. */
export const oneRequest: readonly Journey[] = [
  {
    title: {
      en: 'one text is one request when Enter is pressed again on results',
      ko: '결과에서 Enter를 다시 눌러도 요청은 한 번입니다',
    },
    chromium,
    async run(scene) {
      const { page, field } = scene;
      await search(scene);
      await page.key('Escape');
      await page.key('Enter');
      await page.expectVisible(field.option);
      await page.key('Escape');
      await page.press(field.part('search-button'));
      await page.expectVisible(field.option);
      expect(await askedTwice(scene)).toEqual([]);
    },
  },
  {
    title: {
      en: 'one text is one request when only a space is added',
      ko: '빈칸만 더해도 요청은 한 번입니다',
    },
    chromium,
    async run(scene) {
      const { page, field } = scene;
      await search(scene);
      await page.key('End');
      await field.search(' ');
      await page.expectVisible(field.option);
      expect(await askedTwice(scene)).toEqual([]);
    },
  },
];

const noComposition = { en: 'its driver composes no syllables', ko: '드라이버가 조합 입력을 하지 못합니다' };

/** What neither of the other drivers can do. */
export const composed: Row = {
  title: {
    en: 'one text is one request when Enter commits the syllable of a text that was searched for while composing',
    ko: '조합 중에 이미 찾은 글자를 Enter로 확정해도 요청은 한 번입니다',
  },
  chromium,
  undriven: { firefox: noComposition, webkit: noComposition },
};
