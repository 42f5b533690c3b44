import type { Path } from '../driver.ts';
import type { EnginePage } from '../engine-page.ts';

/** The button of the demo's `/signup.html`. */
export const SUBMIT: Path = ['#signup button[type=submit]'];

/** Whatever the form wants beside the address. */
export async function fillName(page: EnginePage): Promise<void> {
  await page.type(['#name'], '가나다');
  await page.type(['#email'], 'a@example.com');
}

/** What the form would send of the address. */
export async function addressEntries(page: EnginePage): Promise<Readonly<Record<string, string>>> {
  const entries = await page.on(['#signup'], (form) =>
    [...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)] as const),
  );
  return Object.fromEntries((entries ?? []).filter(([name]) => name.startsWith('address')));
}

/** What came of the address where the form leads to; null before. */
export async function addressRows(page: EnginePage): Promise<Readonly<Record<string, string>> | null> {
  const rows = await page.on(['table'], (table) =>
    [...table.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => (cell.textContent ?? '').trim()),
    ),
  );
  return rows && Object.fromEntries(rows.map(([name = '', value = '']) => [name, value]));
}
