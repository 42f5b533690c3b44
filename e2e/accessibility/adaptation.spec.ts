import type { Locator, Page } from '@playwright/test';
import { AddressField } from '../address-field.ts';
import { expect, isReady, test, type Site } from '../docs-site.ts';

/** WCAG 2.2, 1.4.11: what tells a control from its surroundings. */
const LEAST_CONTRAST = 3;
/** WCAG 2.2, 2.5.5, in CSS px; AA asks for 24 (2.5.8), KWCAG 2.2 for 6 mm across (6.1.3). */
const LEAST_TARGET = 44;

const STATES = ['idle', 'results', 'picked', 'manual', 'both-down', 'bad-postcode'] as const;

async function show(page: Page, site: Site, state: string): Promise<AddressField> {
  await page.goto(`${site.url}states/${state}.html`);
  await isReady(page);
  return new AddressField(page.locator('address-search'));
}

/** Contrast of a border, as it is drawn, with the page behind it. */
const borderContrast = (control: Locator): Promise<number> =>
  control.evaluate((element) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const drawn = (...colors: readonly string[]): number => {
      for (const color of colors) {
        if (!canvas) continue;
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
      }
      const [red = 0, green = 0, blue = 0] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
      const linear = [red, green, blue].map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
    };
    const behind = getComputedStyle(document.body).backgroundColor;
    const page = drawn('Canvas', behind);
    const line = drawn('Canvas', behind, getComputedStyle(element).borderTopColor);
    return (Math.max(page, line) + 0.05) / (Math.min(page, line) + 0.05);
  });

/** Names of controls of the field that are smaller than a finger, and their sizes. */
const smallTargets = (field: AddressField): Promise<readonly string[]> =>
  field.root.evaluate((element, least) => {
    const controls = [...(element.shadowRoot?.querySelectorAll('button, input, [role=option]') ?? [])];
    return controls.flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      const isSeen = control.checkVisibility() && !control.closest('.tucked');
      // The search box is a part of its frame, which is pressed as well as the box.
      const isSmall = width < least || (height < least && control.id !== 'query');
      return isSeen && isSmall ? [`${control.getAttribute('part')} ${width} x ${height}`] : [];
    });
  }, LEAST_TARGET);

/** Text that does not fit into what it stands in, and what the page is too wide by. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const root = document.querySelector('address-search')?.shadowRoot;
    const cut = [...(root?.querySelectorAll('button, label, [part]:not(input)') ?? [])].filter(
      (part) =>
        !part.closest('.tucked, [hidden]') && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0,
    );
    const wide = scrollWidth > clientWidth ? [`the page by ${scrollWidth - clientWidth} px`] : [];
    return [...cut.map((part) => part.getAttribute('part') ?? part.className), ...wide];
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`the lines of controls can be told from the page, ${colorScheme}`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme });
    const field = await show(page, site, 'manual');
    for (const control of [field.root.locator('[part=field]'), field.postcode, field.detail])
      expect(await borderContrast(control)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  });

test('the active row is told by a bar too, and not by its colour alone', async ({ page, site }) => {
  const field = await show(page, site, 'results');
  const bar = (row: number): Promise<string> =>
    field.options.nth(row).evaluate((option) => getComputedStyle(option).boxShadow);
  expect(await bar(0)).toContain('inset');
  expect(await bar(1)).toBe('none');
});

for (const state of STATES) {
  test(`every control is as large as a finger, ${state}`, async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await smallTargets(await show(page, site, state))).toEqual([]);
  });

  test(`nothing is lost at 320 by 256, with text of 200 %, or with wide text, ${state}`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await show(page, site, state);
    expect(await cutOff(page)).toEqual([]);
    await page.setViewportSize({ width: 640, height: 900 });
    const style = await page.addStyleTag({ content: 'html { font-size: 200% }' });
    expect(await cutOff(page)).toEqual([]);
    await style.evaluate((element) => {
      element.textContent =
        'address-search { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em }';
    });
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await cutOff(page)).toEqual([]);
  });
}

test('in high contrast the card and its buttons have lines, and the focus an outline', async ({
  page,
  site,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const field = await show(page, site, 'picked');
  for (const part of [field.card, field.changeButton, field.copyButton])
    await expect(part).toHaveCSS('border-top-style', 'solid');
  await page.keyboard.press('Tab');
  await expect(field.copyButton).toBeFocused();
  await expect(field.copyButton).toHaveCSS('outline-style', 'solid');
});

test('nothing moves for people who want that', async ({ page, site }) => {
  const durations = (field: AddressField): Promise<readonly string[]> =>
    field.root.evaluate((element) =>
      [...(element.shadowRoot?.querySelectorAll('*') ?? [])].map(
        (part) => getComputedStyle(part).transitionDuration,
      ),
    );
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const field = await show(page, site, 'picked');
  expect(new Set(await durations(field)).size).toBeGreaterThan(1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(new Set(await durations(field))).toEqual(new Set(['0s']));
});
