import { expect, test } from '../fixtures.ts';
import { KT } from '../known-addresses.ts';
import { AimedButton } from './press.ts';
import { HeldService } from './held-service.ts';

const LIST = '/signup.html?order=juso-first';

test('in an outage it is said that what was typed is still there, which is true', async ({
  visit,
  field,
  outage,
  simulated,
}) => {
  await outage.both('500');
  await visit(LIST);
  await field.search(KT.query);
  await expect(field.status).toContainText('지금까지 입력한 글자는 그대로입니다.');
  await expect(field.query).toHaveValue(KT.query);
  expect(simulated.served().length).toBeGreaterThan(0);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`an outage has a sign and a colour of its own, ${colorScheme}, that is read as text is`, async ({
    visit,
    field,
    outage,
    page,
    simulated,
  }) => {
    await page.emulateMedia({ colorScheme });
    await outage.both('500');
    await visit(LIST);
    await field.search(KT.query);
    await expect(field.status).toHaveAttribute('data-tone', 'trouble');
    const look = await field.status.evaluate((line) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      const light = (...colors: readonly string[]): number => {
        if (!context) return NaN;
        for (const color of colors) {
          context.fillStyle = color;
          context.fillRect(0, 0, 1, 1);
        }
        const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const contrast = (one: number, other: number): number =>
        (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      const [own, sign] = [getComputedStyle(line), getComputedStyle(line, '::before')];
      const button = line.getRootNode() as ShadowRoot;
      const accent = getComputedStyle(button.querySelector('[part=search-button]') ?? line).color;
      // The cards of the page, which the line lies on.
      const page = colorSchemeOf() === 'dark' ? '#1b1e20' : '#fff';
      function colorSchemeOf(): string {
        return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
      }
      return {
        warning: contrast(light(own.borderInlineStartColor), light(page, own.backgroundColor)),
        text: contrast(light(own.color), light(page, own.backgroundColor)),
        sign: contrast(light(sign.color), light(sign.backgroundColor)),
        isAccent: own.borderInlineStartColor === accent,
        mark: sign.content,
      };
    });
    expect(look.mark).toContain('!');
    expect(look.isAccent).toBe(false);
    for (const name of ['warning', 'text', 'sign'] as const)
      expect(look[name], name).toBeGreaterThanOrEqual(4.5);
    expect(simulated.served().length).toBeGreaterThan(0);
  });

test('regression: a status that comes late moves no button', async ({ visit, field, page }) => {
  await visit(LIST);
  const service = await HeldService.of(page);
  await field.query.fill('시험로');
  await field.query.press('Enter');
  await expect.poll(() => service.asked()).not.toEqual([]);
  const submit = await AimedButton.aim(page, page.getByRole('button', { name: '가입하기' }));
  const manual = await AimedButton.aim(page, field.manualButton);
  await expect(field.status).toContainText('찾고 있습니다');
  expect([await submit.moved(), await manual.moved()]).toEqual([0, 0]);
  await service.answer('found');
  await expect(field.status).toContainText('30건');
  expect([await submit.moved(), await manual.moved()]).toEqual([0, 0]);
});
