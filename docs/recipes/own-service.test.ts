// @vitest-environment happy-dom
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import 'element-internals-polyfill';
import 'address-search/define.js';
import { whenSearched, whenState } from 'address-search/qa.js';
import './own-service.ts';

const URL = 'https://shop.example/addresses';
const asked: string[] = [];
const server = setupServer(
  http.get(URL, ({ request }) => {
    asked.push(request.url);
    return HttpResponse.json({ total: 1, rows: [{ zip: '03154', road: '서울특별시 종로구 세종대로 178' }] });
  }),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function search() {
  document.body.innerHTML = `
    <address-search><address-source type="shop" url="${URL}"></address-source></address-search>`;
  const field = document.querySelector('address-search')!;
  const searched = whenSearched(field);
  void field.search('세종대로 178');
  return { field, searched: await searched };
}

test('a service of the shop’s own is asked for what was typed, and found in', async () => {
  const { searched } = await search();
  expect(searched).toMatchObject({ outcome: 'results', provider: 'shop', count: 1 });
  expect(asked).toEqual([`${URL}?${new URLSearchParams({ q: '세종대로 178', page: '1', limit: '10' })}`]);
});

test('one that answers nothing has no such address', async () => {
  server.use(http.get(URL, () => HttpResponse.json({ total: 0, rows: [] })));
  expect((await search()).searched.outcome).toBe('none');
});

test('one that answers 503 is down, and the form goes on by hand', async () => {
  let served = 0;
  server.use(http.get(URL, () => (served++, new HttpResponse(null, { status: 503 }))));
  const { field, searched } = await search();
  expect(searched.outcome).toBe('down');
  await whenState(field, 'manual');
  expect(served).toBeGreaterThan(0);
});
