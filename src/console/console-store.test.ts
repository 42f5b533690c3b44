import { expect, it } from 'vitest';
import { OpsApi } from './api/ops-api.ts';
import { ConsoleStore } from './console-store.ts';

it('regression: a right token whose cookie the browser does not keep is told of, not asked for again in silence', async () => {
  // By http the browser takes no Secure cookie, so the first question after the login is answered 401.
  const ask: typeof fetch = (_path, init) =>
    Promise.resolve(
      init?.method === 'POST'
        ? Response.json({ name: 'kim', expiresInMs: 1 })
        : Response.json({}, { status: 401 }),
    );
  const source = { addEventListener: () => undefined, close: () => undefined, readyState: 1 };
  const store = new ConsoleStore(
    {
      ...{ api: new OpsApi(ask), open: () => source, monotonic: () => 0 },
      ...{ after: () => () => undefined, random: () => 0 },
    },
    'ko',
  );
  await store.refresh();
  expect([store.page, store.note]).toEqual(['login', null]);
  await store.logIn('0123456789abcdef');
  expect([store.page, store.note]).toEqual(['login', { kind: 'unkept' }]);
});
