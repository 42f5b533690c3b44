// @vitest-environment happy-dom
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import 'element-internals-polyfill';
import 'address-search/define.js';
import { outageHandlers, whenSearched, whenState } from 'address-search/qa.js';

const server = setupServer(...outageHandlers('juso:500'));
let served = 0;
server.events.on('response:mocked', () => (served += 1));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

test('a signup goes on by hand while the address service answers 500', async () => {
  document.body.innerHTML = `
    <address-search>
      <address-source type="juso" api-key="test" transport="fetch"></address-source>
    </address-search>`;
  const field = document.querySelector('address-search')!;

  const searched = whenSearched(field);
  void field.search('세종대로 178');

  expect((await searched).outcome).toBe('down');
  await whenState(field, 'manual');
  expect(field.query).toBe('세종대로 178');
  // The outage was really there, and not just a broken test.
  expect(served).toBeGreaterThan(0);
});
