import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConsolePage, TOKEN, WHY } from '../console-page.ts';
import { expect, test } from '../fixtures.ts';
import { needs } from '../setup/needs.ts';
import { EndpointNode } from './endpoint-node.ts';
import { RedisNode } from './redis.ts';

test('while the store is away the console says so, and a command fails with a clear message', async ({
  page,
}, testInfo) => {
  const { redis: command } = needs((why) => testInfo.skip(true, why), 'THE CONSOLE WITHOUT ITS STORE IS', [
    'redis',
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'address-search-console-'));
  const redis = await RedisNode.start(command, folder);
  const node = await EndpointNode.start({ REDIS_URL: redis.url, OPS_TOKENS: `kim:${TOKEN}` });
  try {
    const ops = new ConsolePage(page);
    await ops.enter(node.url);
    await page.getByRole('button', { name: '도로명주소 위로' }).click();
    await ops.section('서비스 순서').getByLabel('이유').fill(WHY);
    await redis.kill();
    await expect(page.getByRole('alert').filter({ hasText: '저장소에 연결할 수 없습니다.' })).toBeVisible();
    await ops.section('서비스 순서').getByRole('button', { name: '검토' }).click();
    await ops.apply.click();
    await expect(ops.dialog.getByRole('alert')).toHaveText(
      /저장소에 연결할 수 없어 아무것도 바꾸지 않았습니다. 저장소가 돌아오면 다시 시도하십시오./,
    );
    expect((await node.view()).order).toEqual(['kakao-postcode', 'juso']);

    await redis.run();
    await expect(page.getByText('저장소에 연결할 수 없습니다.')).toHaveCount(0);
    await ops.apply.click();
    await expect(ops.dialog).toBeHidden();
    expect((await node.view()).order).toEqual(['juso', 'kakao-postcode']);
  } finally {
    await node.kill();
    await redis.end();
    await rm(folder, { recursive: true, force: true });
  }
});
