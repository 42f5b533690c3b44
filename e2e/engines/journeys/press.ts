import { expect } from '@playwright/test';
import type { Words } from '../../../docs/site/pages.ts';
import { HeldService } from '../../field/held-service.ts';
import { KT } from '../../known-addresses.ts';
import type { EnginePage, Pointer } from '../engine-page.ts';
import type { Journey, Scene } from '../journey.ts';
import { SUBMIT, fillName } from './signup.ts';

const chromium = 'e2e/field/press.spec.ts';

interface Left {
  readonly how: Words;
  /** What the error says then. */
  readonly error: RegExp;
  leave(scene: Scene): Promise<void>;
}

const LEFT: readonly Left[] = [
  {
    how: { en: 'a text of which nothing was picked', ko: '검색어만 입력하고 선택하지 않은' },
    error: /주소를/,
    async leave({ page, field }) {
      await page.fill(field.part('query'), '세');
      await page.expectText(field.part('status'), '2글자');
    },
  },
  {
    how: { en: 'a postcode that has not five digits', ko: '우편번호가 다섯 자리가 아닌' },
    error: /다섯 자리/,
    async leave({ page, field }) {
      await page.press(field.part('manual-button'));
      await page.fill(field.part('road'), KT.road);
      await page.fill(field.part('postcode'), '123');
    },
  },
  {
    how: { en: 'no detail where one is demanded', ko: '필요한 상세 주소가 없는' },
    error: /상세 주소/,
    async leave({ page, field }) {
      await page.on(field.self, (element) => element.setAttribute('require-detail', ''));
      await field.pickFirst(KT.query);
      await page.expectFocus(field.part('detail'));
    },
  },
];

const WAYS: readonly { readonly pointer: Pointer; readonly by: Words }[] = [
  { pointer: 'mouse', by: { en: 'by mouse', ko: '마우스' } },
  { pointer: 'touch', by: { en: 'by touch', ko: '터치' } },
];

async function countClicks(page: EnginePage): Promise<void> {
  await page.on(SUBMIT, (button) => {
    let clicks = 0;
    button.addEventListener('click', () => (button.dataset['clicks'] = String((clicks += 1))));
  });
}

/** Presses where the button was seen, looks whether it stands still meanwhile, and lets go. */
async function pressAndHold(page: EnginePage, pointer: Pointer, held: () => Promise<void>): Promise<void> {
  await countClicks(page);
  const { x, y } = await page.aimAt(SUBMIT);
  const seen = await page.box(SUBMIT);
  await page.pointer(pointer, [
    { type: 'pointerMove', x, y, duration: 0 },
    { type: 'pointerDown', button: 0 },
  ]);
  await held();
  await page.framesDrawn();
  expect(await page.box(SUBMIT)).toEqual(seen);
  await page.pointer(pointer, [{ type: 'pointerUp', button: 0 }]);
  await expect.poll(() => page.on(SUBMIT, (button) => button.dataset['clicks'] ?? '0')).toBe('1');
}

async function begin({ visit, page }: Scene): Promise<void> {
  await visit('/signup.html?order=juso-first');
  await fillName(page);
}

const first: readonly Journey[] = WAYS.flatMap(({ pointer, by }) =>
  LEFT.map(({ how, error, leave }): Journey => ({
    title: {
      en: `the first press on the submit button, ${by.en}, is made although the field was left with ${how.en}`,
      ko: `${how.ko} 채로 제출 버튼을 눌러도 첫 누름이 닿습니다 (${by.ko})`,
    },
    chromium,
    ...(pointer === 'mouse' && error === LEFT[0]?.error ? { isSample: true } : {}),
    ...(pointer === 'touch'
      ? {
          undriven: {
            webkit: { en: 'its driver makes a mouse of a finger', ko: '드라이버가 터치를 마우스로 바꿉니다' },
          },
        }
      : {}),
    async run(scene) {
      await begin(scene);
      await leave(scene);
      await pressAndHold(scene.page, pointer, async () => undefined);
      await scene.page.expectText(scene.field.part('error'), error);
    },
  })),
);

const outage: Journey = {
  title: {
    en: 'the submit button stands still under the pointer while the form opens for an outage',
    ko: '제출 버튼을 누르는 동안 장애로 입력 칸이 열려도 버튼이 움직이지 않습니다',
  },
  chromium,
  async run(scene) {
    const { page, field } = scene;
    await begin(scene);
    const service = await HeldService.of(page);
    await field.search('시험로');
    await expect.poll(() => service.asked()).not.toEqual([]);
    await page.expectText(field.part('status'), '찾고 있습니다');
    await pressAndHold(page, 'mouse', () => service.answer('down'));
    await page.expectText(field.part('status'), '직접 입력');
    await page.expectVisible(field.part('road'));
  },
};

/** A press goes where it was aimed. */
export const press: readonly Journey[] = [...first, outage];
