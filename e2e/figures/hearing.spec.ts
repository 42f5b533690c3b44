import { expect, test } from '../console-fixtures.ts';
import { WHY } from '../console-page.ts';
import { eventually } from '../cluster/program.ts';
import { kept } from '../kept-view.ts';
import { judgeBesideCalm } from './calm.ts';

/** What a page in use may take to hear of a command, from the command's being given. */
const HEARS_MS = 1_000;
const FORCED = '/v1/ops/circuits/kakao-postcode/forced';
const NOTICE = '/v1/ops/notice';

test(
  'a page in use hears of an order, of a force and of its release within a second',
  { tag: '@sample' },
  async ({ visitor, operate }) => {
    const page = (await visitor()).root.page();
    const hears = async (path: string, body: object, isHeard: () => Promise<boolean>): Promise<void> => {
      const { rev } = await kept(page);
      const begun = performance.now();
      expect((await operate('PUT', path, { ...body, rev, reason: WHY })).status).toBe(200);
      await eventually(`a page hears of ${path}`, isHeard);
      await judgeBesideCalm(`a page hears of ${path}`, HEARS_MS, performance.now() - begun);
    };
    const forced = async (): Promise<string | null | undefined> =>
      (await kept(page)).providers['kakao-postcode']?.forced;
    const order = ['juso', 'kakao-postcode'];
    await hears('/v1/ops/order', { order }, async () => (await kept(page)).order.join() === order.join());
    await hears(FORCED, { to: 'open', forMs: 600_000 }, async () => (await forced()) === 'open');
    await hears(FORCED, { to: null }, async () => (await forced()) === null);
  },
);

test('a notice is in a field in use within a second, and gone within a second', async ({
  visitor,
  operate,
}) => {
  const field = await visitor();
  const page = field.root.page();
  const notice = field.root.locator('[part=notice]');
  const text = { ko: '점검하고 있습니다.', en: 'Under maintenance.' };
  let { rev } = await kept(page);
  let begun = performance.now();
  const body = { level: 'warning', text, rev, reason: WHY, forMs: 600_000 };
  expect((await operate('PUT', NOTICE, body)).status).toBe(200);
  await notice.filter({ hasText: text.ko }).waitFor();
  await judgeBesideCalm('a notice is shown', HEARS_MS, performance.now() - begun);

  ({ rev } = await kept(page));
  begun = performance.now();
  expect((await operate('DELETE', NOTICE, { rev, reason: WHY })).status).toBe(200);
  await notice.waitFor({ state: 'detached' });
  await judgeBesideCalm('a notice is gone', HEARS_MS, performance.now() - begun);
});
