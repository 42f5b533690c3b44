import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { zipcloud } from './index.ts';

const fetched = vi.fn<typeof fetch>();
const { signal } = new AbortController();
const search = (text = '9201154', page = 1) => zipcloud().search({ text, page, limit: 10 }, signal);
const answers = (body: unknown) =>
  fetched.mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body))));

beforeEach(() => {
  vi.stubGlobal('fetch', fetched.mockReset());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('zipcloud', () => {
  it('finds the 町域 of a postcode', async () => {
    answers(fixture('zipcloud/ok-9201154'));
    const answer = await search();
    expect(answer).toMatchObject({ kind: 'found', total: 1, hasMore: false });
    expect(answer.kind === 'found' && answer.addresses[0]).toMatchObject({
      country: 'JP',
      postcode: '9201154',
      road: '石川県金沢市太陽が丘',
      region: { level1: '石川県', level2: '金沢市', level3: '太陽が丘' },
      source: 'zipcloud',
    });
  });

  it.each(['9201154', '920-1154', '〒920-1154', '〒 9201154'])('asks for %s by its digits', async (text) => {
    answers(fixture('zipcloud/notfound'));
    await search(text);
    const { url } = fetched.mock.calls[0]?.[0] as Request;
    expect(url).toBe('https://zipcloud.ibsnet.co.jp/api/search?zipcode=9201154&limit=10');
  });

  it('no results are "no such address"', async () => {
    answers(fixture('zipcloud/notfound'));
    expect(await search()).toEqual({ kind: 'none' });
  });

  it('an error of the text, told in the body with HTTP 200, is the text’s fault', async () => {
    answers(fixture('zipcloud/error-400-digits'));
    expect(await search()).toMatchObject({ error: { kind: 'not-searchable', code: '400' } });
  });

  it.each([
    ['a server error told in the body', { status: 500, message: 'x', results: null }, '500'],
    ['an unknown shape', { status: 200 }, 'wrong-shape'],
    ['unreadable rows', { status: 200, results: [{}] }, 'wrong-shape'],
  ])('%s is down', async (_, body, code) => {
    answers(body);
    expect(await search()).toMatchObject({ error: { kind: 'down', code } });
  });

  it.each([
    ['03154', 1, 'not-searchable', 'unsupported'],
    ['金沢市', 1, 'not-searchable', 'unsupported'],
    ['9201154', 2, 'bad-query', 'out-of-range'],
  ])('%s, page %i, is not sent', async (text, page, kind, reason) => {
    expect(await search(text, page)).toMatchObject({ error: { kind, reason } });
    expect(fetched).not.toHaveBeenCalled();
  });
});
