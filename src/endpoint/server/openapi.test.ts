import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/schema';
import { kimsToken, notice, OpsNode, reason } from '../ops/testing/ops-node.ts';
import { bad, item, ok } from '../testing/reports.ts';

interface Media {
  readonly schema: object;
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: object;
}

let node: OpsNode;
let description: Description;
/** `GET /v1/state 200` of every answer that was checked. */
const seen = new Set<string>();

beforeAll(async () => {
  node = await new OpsNode().start();
  description = (await (await fetch(`${node.url}/openapi.json`)).json()) as Description;
});

afterAll(() => node.end());

/** Asks, and holds the answer against what the description says of its path, method, status and type. */
async function checked(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(node.url + path, { ...init, method });
  const text = await response.clone().text();
  const template = templateOf(path);
  const operation = description.paths[template]?.[method.toLowerCase()];
  expect(operation, `${method} ${template} is described`).toBeDefined();
  const answer = operation?.responses[response.status];
  expect(answer, `${method} ${template} ${response.status} is described`).toBeDefined();
  seen.add(`${method} ${template} ${response.status}`);
  if (text === '' || answer?.content === undefined) {
    expect(text).toBe('');
    return response;
  }
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const schema = (answer.content[type] ?? Object.values(answer.content)[0])?.schema ?? {};
  const validator = Compile({ ...schema, components: description.components ?? {} });
  const value: unknown = JSON.parse(text);
  const [, errors] = validator.Errors(value);
  expect(errors, `${method} ${path} ${response.status} is as described`).toEqual([]);
  return response;
}

function templateOf(path: string): string {
  return path.replace(/\?.*$/, '').replace(/circuits\/[^/]+/, 'circuits/{provider}');
}

function asKim(body?: unknown): RequestInit {
  const authorization = `Bearer ${kimsToken}`;
  if (body === undefined) return { headers: { authorization } };
  return { headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function command(over: object): RequestInit {
  return asKim({ rev: node.rev, reason, ...over });
}

function report(text: string, headers: Record<string, string> = {}): RequestInit {
  return {
    body: text,
    headers: { 'x-forwarded-for': '198.51.100.7', 'content-type': 'text/plain', ...headers },
  };
}

async function outage(): Promise<void> {
  for (let n = 0; n < 5; n++) {
    await node.post(node.body(n, [item('juso', bad), item('kakao-postcode', ok)]), `198.51.${n}.7`);
  }
  await node.clock.advance(6_000);
}

describe('every answer is as the API description says', () => {
  it('of the public view and of reports', async () => {
    const first = await checked('GET', '/v1/state');
    await checked('GET', '/v1/state', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    const body = JSON.stringify(node.body(1, [item('juso', ok)]));
    await checked('POST', '/v1/reports', report(body));
    await checked('POST', '/v1/reports', report('{'));
    await checked('POST', '/v1/reports', report('{}'));
    await checked('POST', '/v1/reports', report(body, { origin: 'https://elsewhere.example' }));
    await checked('POST', '/v1/reports', report('x'.repeat(3_000)));
    await checked('POST', '/v1/reports', report(body, { 'content-type': 'text/html' }));
    for (let n = 0; n < 25; n++) await fetch(`${node.url}/v1/reports`, { ...report('{'), method: 'POST' });
    await checked('POST', '/v1/reports', report(body));
  });

  it('of what operators see, quiet, in an outage, and with holds and a notice', async () => {
    await checked('GET', '/v1/ops/state', asKim());
    await outage();
    await checked('GET', '/v1/state');
    await checked('PUT', '/v1/ops/order', command({ order: ['juso', 'kakao-postcode'] }));
    await checked('PUT', '/v1/ops/circuits/juso/forced', command({ to: 'open', forMs: 60_000 }));
    await checked('PUT', '/v1/ops/notice', command(notice));
    await checked('GET', '/v1/state');
    await checked('GET', '/v1/ops/state', asKim());
    await checked('GET', '/v1/ops/timeline?limit=2', asKim());
    await checked('GET', '/v1/ops/timeline', asKim());
    await checked('GET', '/v1/ops/series', asKim());
    await checked('GET', '/v1/ops/flight', asKim());
    await checked('POST', '/v1/ops/alerts/test', asKim());
    await checked('PUT', '/v1/ops/circuits/juso/forced', command({ to: null }));
    await checked('DELETE', '/v1/ops/notice', command({}));
  });

  it('of what operators are refused', async () => {
    const kakao = '/v1/ops/circuits/kakao-postcode/forced';
    await checked('PUT', '/v1/ops/order', command({ order: ['juso'] }));
    await checked('PUT', '/v1/ops/order', command({ order: ['juso', 'kakao-postcode'], rev: 0, inc: 'x' }));
    await checked('PUT', kakao, command({ to: 'sideways' }));
    await checked('PUT', '/v1/ops/notice', command({ ...notice, dryRun: true }));
    await checked('DELETE', '/v1/ops/notice', command({ reason: '         ' }));
    await checked('GET', '/v1/ops/timeline?limit=501', asKim());
    for (const path of ['state', 'timeline', 'series', 'flight']) await checked('GET', `/v1/ops/${path}`);
    await checked('POST', '/v1/ops/alerts/test');
    node.shelf.isDown = true;
    await checked('GET', '/v1/ops/timeline', asKim());
    await checked('PUT', '/v1/ops/order', command({ order: ['juso', 'kakao-postcode'] }));
    node.shelf.isDown = false;
    await node.clock.advance(3_000);
  });

  it('of the session', async () => {
    const login = (token: string, headers: Record<string, string> = {}): RequestInit => ({
      body: JSON.stringify({ token }),
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1', ...headers },
    });
    await checked('POST', '/v1/ops/session', login(kimsToken));
    await checked('POST', '/v1/ops/session', login('nobody'));
    await checked('POST', '/v1/ops/session', login(''));
    await checked('POST', '/v1/ops/session', login(kimsToken, { 'sec-fetch-site': 'cross-site' }));
    for (let n = 0; n < 12; n++)
      await fetch(`${node.url}/v1/ops/session`, { ...login('nobody'), method: 'POST' });
    await checked('POST', '/v1/ops/session', login(kimsToken));
    await checked('DELETE', '/v1/ops/session');
    await checked('DELETE', '/v1/ops/session', { headers: { 'sec-fetch-site': 'cross-site' } });
  });

  it('leaves no described answer of a JSON route unseen', () => {
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.entries(responses)
          .filter(([, { content }]) => content !== undefined)
          .map(([status]) => `${method.toUpperCase()} ${path} ${status}`),
      ),
    );
    const unseen = described.filter((each) => !seen.has(each) && !each.startsWith('HEAD '));
    // Every command and every look passes the same door, whose refusals are seen on some of them.
    expect(unseen.filter((each) => !/ (401|403|409|422|429|503)$/.test(each))).toEqual([]);
  });
});
