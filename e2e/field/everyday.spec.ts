import { entriesOf, AddressField, type PublicElement } from '../address-field.ts';
import { expect, test } from '../fixtures.ts';
import { KT, MANY } from '../known-addresses.ts';
import { HeldService } from './held-service.ts';

const LIST_FIRST = '/signup.html?order=juso-first';

test.describe('every row of the list can be pressed', () => {
  test('in a modal dialog that is lower than the list', async ({ visit }) => {
    const page = await visit(LIST_FIRST);
    const field = await AddressField.inDialog(page);
    await page.locator('#signup-dialog').evaluate(({ style }) => {
      style.height = '150px';
      style.overflow = 'auto';
    });
    await pressEachRow(field);
  });

  test('in a box of the page that cuts off what is outside of it', async ({ visit, field }) => {
    const page = await visit(LIST_FIRST);
    await page.locator('#signup .row:has(address-search)').evaluate(({ style }) => {
      style.overflow = 'hidden';
      style.height = '150px';
      style.transform = 'translateZ(0)';
    });
    await pressEachRow(field);
  });
});

/** Each of the first five is picked by a press in its middle, and gives its own address. */
async function pressEachRow(field: AddressField): Promise<void> {
  const picked: unknown[] = [];
  await field.search(MANY);
  await expect(field.options.nth(4)).toBeVisible();
  for (let row = 0; row < 5; row += 1) {
    const shown = await field.options.nth(row).textContent();
    await field.options.nth(row).click();
    await expect(field.card).toBeVisible();
    const value = await field.value();
    expect(shown).toContain(value?.postcode);
    picked.push(value?.road);
    await field.changeButton.click();
    await field.query.press('ArrowDown');
    await expect(field.options.nth(4)).toBeVisible();
  }
  expect(new Set(picked).size).toBe(5);
}

test.describe('an answer that comes late', () => {
  test('to a text that is another by now is not shown', async ({ visit, field }) => {
    const service = await HeldService.of(await visit(LIST_FIRST));
    await field.search('시험로');
    await expect.poll(() => service.asked()).toEqual(['시험로 1']);
    await field.query.fill('시험로 2');
    await field.query.press('Enter');
    await expect.poll(() => service.asked()).toContain('시험로 2 1');
    await service.answer('found', '시험로 2');
    await expect(field.options.first()).toContainText('시험로 2');
    await service.answer('found', '시험로');
    await field.query.press('ArrowDown');
    await expect(field.query).toHaveAttribute('aria-activedescendant', /.+/);
    await expect(field.options.first()).toContainText('시험로 2');
  });
});

test.describe('a field among others', () => {
  test('picks, sends and is reset for itself', async ({ visit, field }) => {
    const page = await visit(LIST_FIRST);
    await field.root.evaluate((element) => {
      const second = element.cloneNode(true) as HTMLElement;
      second.id = 'second';
      second.setAttribute('name', 'office');
      element.parentElement?.append(second);
    });
    const second = new AddressField(page.locator('#second'));
    await second.pickFirst(KT.query);
    await expect(second.card).toBeVisible();
    expect(await field.value()).toBeNull();
    await field.pickFirst(MANY);
    await expect(field.card).toBeVisible();
    const sent = await entriesOf(page.locator('#signup'));
    expect(sent).toContainEqual(['office.postcode', KT.postcode]);
    expect(sent).toContainEqual(['address.road', (await field.value())?.road]);
    await page.getByRole('button', { name: '처음으로 되돌리기' }).click();
    expect([await field.value(), await second.value()]).toEqual([null, null]);
  });

  test('is the same element where the page loads its script twice', async ({ visit, field }) => {
    const page = await visit(LIST_FIRST);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.evaluate(async () => {
      const script = [...document.scripts].find(({ type }) => type === 'module');
      await import(`${script?.src}?again`);
    });
    expect(errors).toEqual([]);
    await field.pickFirst(KT.query);
    await expect(field.card).toBeVisible();
  });

  test('that is put into the page and taken out a hundred times leaves nothing behind', async ({
    visit,
    field,
  }) => {
    const page = await visit(LIST_FIRST);
    await field.search(MANY);
    await expect(field.options.first()).toBeVisible();
    const client = await page.context().newCDPSession(page);
    const counted = async (): Promise<{ nodes: number; jsEventListeners: number }> => {
      await client.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters');
      return { nodes, jsEventListeners };
    };
    const mounts = (times: number): Promise<void> =>
      field.root.evaluate(async (element, count) => {
        for (let mounted = 0; mounted < count; mounted += 1) {
          const other = element.cloneNode(true) as PublicElement & { updateComplete: Promise<unknown> };
          element.after(other);
          await other.updateComplete;
          other.query = '세종';
          await other.updateComplete;
          other.remove();
        }
      }, times);
    // What is made once for all of them is there by then.
    await mounts(5);
    const before = await counted();
    await mounts(100);
    const after = await counted();
    expect(after.nodes - before.nodes).toBeLessThan(100);
    expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(100);
  });
});

test.describe('what a browser fills in', () => {
  test('into the fields that are open is the address, as typed by hand', async ({ visit, field }) => {
    const page = await visit(LIST_FIRST);
    await field.manualButton.click();
    // As an autofill does: values first, then the events of each.
    await field.root.evaluate((element, { postcode, road }) => {
      const given: Record<string, string> = { postcode, road, detail: '3층' };
      for (const [part, value] of Object.entries(given)) {
        const input = element.shadowRoot?.querySelector<HTMLInputElement>(`input[part~=${part}]`);
        if (!input) continue;
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }, KT);
    const sent = await entriesOf(page.locator('#signup'));
    expect(sent).toContainEqual(['address.postcode', KT.postcode]);
    expect(sent).toContainEqual(['address.detail', '3층']);
  });
});
