import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { postcodesIo } from './index.ts';
import { fixture } from '../testing/fixture.ts';

const fetched = vi.fn<typeof fetch>();
const { signal } = new AbortController();
const search = (text = 'BR8 7RE', page = 1) => postcodesIo().search({ text, page, limit: 10 }, signal);
const answers = (body: unknown, status = 200) =>
  fetched.mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
const asked = () => (fetched.mock.calls[0]?.[0] as Request).url;

beforeEach(() => {
  vi.stubGlobal('fetch', fetched.mockReset());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('a whole postcode is looked up', async () => {
  answers(fixture('postcodes-io/lookup-BR87RE'));
  const answer = await search();
  expect(asked()).toBe('https://api.postcodes.io/postcodes/BR8%207RE');
  expect(answer).toMatchObject({ kind: 'found', total: 1, hasMore: false });
  expect(answer.kind === 'found' && answer.addresses[0]).toMatchObject({
    country: 'GB',
    postcode: 'BR8 7RE',
    road: '',
    region: { level1: 'South East', level2: 'Sevenoaks', level3: 'Hextable' },
    location: { lat: 51.411831, lng: 0.178871 },
    full: 'BR8 7RE, Sevenoaks, South East',
    source: 'postcodes-io',
  });
});

it('the beginning of one is searched for', async () => {
  const { result } = fixture('postcodes-io/lookup-BR87RE') as { result: object };
  answers({ status: 200, result: [result, { ...result, postcode: 'BR8 7RF' }] });
  expect(await search('BR8 7')).toMatchObject({ kind: 'found', total: 2 });
  expect(asked()).toBe('https://api.postcodes.io/postcodes?q=BR8+7&limit=10');
});

it('no hit for a beginning is "no such address"', async () => {
  answers({ status: 200, result: null });
  expect(await search('BR8 7')).toEqual({ kind: 'none' });
});

it.each(['404-notfound', '404-terminated'])('%s is "no such address"', async (name) => {
  answers(fixture(`postcodes-io/${name}`), 404);
  expect(await search()).toEqual({ kind: 'none' });
});

it('an invalid postcode is the text’s fault', async () => {
  answers(fixture('postcodes-io/404-invalid'), 404);
  expect(await search()).toMatchObject({ error: { kind: 'not-searchable', code: '404' } });
});

it.each([
  ['another 404', { error: 'Not here' }, 404, 'http-404'],
  ['the list of another API', fixture('postcodes-io/autocomplete-BR87R'), 200, 'wrong-shape'],
  ['an unknown shape', {}, 200, 'wrong-shape'],
  ['a server error', { status: 500, error: '500 Server Error.' }, 500, 'http-500'],
])('%s is down', async (_, body, status, code) => {
  answers(body, status);
  expect(await search()).toMatchObject({ error: { kind: 'down', code } });
});

describe('what it cannot answer is not sent', () => {
  it.each([
    ['세종대로 110', 1, 'not-searchable', 'unsupported'],
    ['03154', 1, 'not-searchable', 'unsupported'],
    ['London', 1, 'not-searchable', 'unsupported'],
    ['BR8 7', 2, 'bad-query', 'out-of-range'],
  ])('%s, page %i', async (text, page, kind, reason) => {
    expect(await search(text, page)).toMatchObject({ error: { kind, reason } });
    expect(fetched).not.toHaveBeenCalled();
  });
});
