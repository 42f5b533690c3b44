import { spawnSync } from 'node:child_process';
import { FIELD_STATES } from '../../docs/site/states.ts';
import { expect, isReady, test } from '../docs-site.ts';

/** A phone, and a form on a desktop. */
const WIDTHS = [360, 768] as const;
/** That the pictures on record are drawn with, as `npm run setup` installs it. */
const FONT = 'Noto Sans CJK KR';
/** Of a picture's points; the rounding of a corner differs by less from one Chromium to the next. */
const MOST_THAT_DIFFERS = 0.005;

const font = (): string =>
  spawnSync('fc-match', ['-f', '%{family}', 'sans-serif:lang=ko'], { encoding: 'utf8' }).stdout ?? '';

test.beforeEach(() => {
  test.skip(font() !== FONT, `the pictures on record are drawn with ${FONT}`);
});

for (const width of WIDTHS) {
  test(`every state looks as it did, ${width} px`, { tag: '@full' }, async ({ page, site }) => {
    test.slow();
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const { name } of FIELD_STATES) {
      await page.goto(`${site.url}states/${name}.html`);
      await isReady(page);
      await expect
        .soft(page)
        .toHaveScreenshot([String(width), `${name}.png`], { maxDiffPixelRatio: MOST_THAT_DIFFERS });
    }
    expect(FIELD_STATES.length).toBeGreaterThan(20);
  });
}
