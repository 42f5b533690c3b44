import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulated, type SimulatedProviders } from '../start.ts';
import { rowsUrl, viewerUrl } from '../testing/addresses-of.ts';
import { ask } from '../testing/wire.ts';

let simulated: SimulatedProviders;

beforeAll(async () => {
  simulated = await startSimulated({ latencyMs: 0 });
});
afterAll(() => simulated.close());

type Row = Readonly<Record<'road' | 'lot', Readonly<Record<string, string>>>>;

async function rows(query: string, sd = 'on'): Promise<readonly Row[]> {
  const received = await ask(rowsUrl(simulated, query, sd));
  return received.kind === 'answer' ? (JSON.parse(received.body) as Row[]) : [];
}

describe('the script hosts', () => {
  it('serve the same script, which knows where the viewer is', async () => {
    const [script, mirror] = await Promise.all([
      ask(simulated.kakao.scriptUrl),
      ask(simulated.kakao.mirrorUrl),
    ]);
    expect(script).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
    const body = script.kind === 'answer' ? script.body : '';
    expect(body).toContain(`VIEWER = "${simulated.kakao.viewerOrigin}"`);
    expect(mirror).toMatchObject({ body });
  });

  it('serve the path of the service alone', async () => {
    const { origin, pathname } = new URL(simulated.kakao.scriptUrl);
    expect(pathname).toBe('/mapjsapi/bundle/postcode/prod/postcode.v2.js');
    expect(await ask(`${origin}/map_js_init/postcode.v2.js`)).toMatchObject({ status: 404 });
  });

  it('serve the script under a query string too: it is the script that refuses', async () => {
    expect(await ask(`${simulated.kakao.scriptUrl}?t=1`)).toMatchObject({ status: 200 });
  });
});

describe('the viewer host', () => {
  it('serves a page of Korean', async () => {
    expect(await ask(viewerUrl(simulated))).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: expect.stringContaining('<html lang="ko">') as string,
    });
  });

  it('gives each address by its road and by its lot', async () => {
    expect(await rows('세종대로 178')).toMatchObject([
      {
        road: { userSelectedType: 'R', roadAddress: '서울 종로구 세종대로 178', query: '세종대로 178' },
        lot: { userSelectedType: 'J', jibunAddress: '서울 종로구 세종로 100', query: '세종대로 178' },
      },
    ]);
  });

  it('gives the long 시도 when no shorthand is wanted', async () => {
    expect(await rows('세종대로 178', 'off')).toMatchObject([{ road: { sido: '서울특별시' } }]);
  });

  it('gives 30 rows at most', async () => {
    expect(await rows('서울')).toHaveLength(30);
  });

  it('gives none for an address that there is not', async () => {
    expect(await rows('없는동네길 99999')).toEqual([]);
  });

  it('serves nothing else', async () => {
    expect(await ask(`${simulated.kakao.viewerOrigin}/`)).toMatchObject({ status: 404 });
  });
});
