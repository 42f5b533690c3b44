import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kimsToken, leesToken, notice, OpsNode, reason } from '../testing/ops-node.ts';
import { sessionMs } from './sessions.ts';

let node: OpsNode;

beforeEach(async () => {
  node = await new OpsNode().start();
});

afterEach(async () => {
  await node.end();
  expect(node.log).not.toContain(kimsToken);
  expect(node.log).not.toContain(leesToken);
});

/** Every door of the ops API. */
const doors = [
  ['GET', 'state'],
  ['GET', 'timeline'],
  ['GET', 'stream'],
  ['PUT', 'order'],
  ['PUT', 'circuits/juso/forced'],
  ['PUT', 'notice'],
  ['DELETE', 'notice'],
  ['POST', 'alerts/test'],
] as const;

function refused(why: string): Promise<number> {
  return node.metric(`ops_logins_refused_total{reason="${why}"}`);
}

describe('the ops API', () => {
  it.each(doors)('%s %s is for nobody without a token', async (method, path) => {
    const answer = await node.call(method, path, undefined, { authorization: '' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(await refused('missing')).toBe(1);
  });

  it.each(doors)('%s %s is for nobody with a wrong token', async (method, path) => {
    const answer = await node.call(method, path, undefined, { authorization: `Bearer ${kimsToken}x` });
    expect(answer.status).toBe(401);
    expect(await refused('wrong')).toBe(1);
    expect(node.log).toContain('ops login refused: wrong token');
  });

  it.each(doors)('%s %s is off without tokens, and says so', async (method, path) => {
    const off = await new OpsNode().start({ opsTokens: [] });
    const answer = await off.call(method, path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ title: 'The ops API is off' });
    await off.end();
  });

  it('gives other sites no leave to read, not even those that may report', async () => {
    const answer = await node.call('GET', 'state', undefined, { origin: 'https://shop.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect((await node.call('OPTIONS', 'order')).status).toBe(404);
  });

  it('an authorization of a proxy in front is no token and no hindrance', async () => {
    const headers = { authorization: 'Basic a2ltOnNlY3JldA==', cookie: await node.logIn() };
    expect((await node.call('GET', 'state', undefined, headers)).status).toBe(200);
  });

  it('is described, with what it takes to come in', async () => {
    const { paths, components } = (await (await fetch(`${node.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { security?: unknown }>>;
      components: { securitySchemes: object };
    };
    for (const [method, path] of doors) {
      const name = `/v1/ops/${path.replace('juso', '{provider}')}`;
      expect(paths[name]?.[method.toLowerCase()]?.security).toEqual([{ token: [] }, { session: [] }]);
    }
    expect(Object.keys(paths['/v1/ops/session'] ?? {}).sort()).toEqual(['delete', 'post']);
    expect(Object.keys(components.securitySchemes)).toEqual(['token', 'session']);
  });
});

describe('the console', () => {
  it('logs in with a token and goes on with a cookie', async () => {
    const answer = await node.call('POST', 'session', { token: leesToken }, { authorization: '' });
    expect(await answer.json()).toEqual({ name: 'lee', expiresInMs: sessionMs });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
    const state = await node.call('GET', 'state', undefined, { cookie: cookie.split(';')[0] ?? '' });
    expect(await state.json()).toMatchObject({ you: 'lee' });
  });

  it('regression: behind a proxy that asks by the loopback address had a cookie without Secure', async () => {
    const https = { 'x-forwarded-proto': 'https', authorization: '' };
    const answer = await node.call('POST', 'session', { token: leesToken }, https);
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^__Host-ops-session=.+; Secure; SameSite=Strict$/);
    const cookie = set.split(';')[0] ?? '';
    expect((await node.call('GET', 'state', undefined, { ...https, cookie })).status).toBe(200);
    const out = await node.call('DELETE', 'session', undefined, { ...https, cookie });
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-ops-session=;.+; Secure/);
  });

  it('is told what is https by nobody but a proxy that is trusted', async () => {
    const alone = await new OpsNode().start({ trustProxy: { hops: 0 } });
    const https = { 'x-forwarded-proto': 'https', authorization: '' };
    const answer = await alone.call('POST', 'session', { token: leesToken }, https);
    expect(answer.headers.get('set-cookie')).not.toContain('Secure');
    await alone.end();
  });

  it('is logged in on the other node, too', async () => {
    const other = await new OpsNode(node).start();
    const cookie = await node.logIn();
    expect((await other.call('GET', 'state', undefined, { cookie })).status).toBe(200);
    await other.end();
  });

  it('is logged out by DELETE, after twelve hours, and not let in with a forged cookie', async () => {
    const cookie = await node.logIn();
    const other = await node.logIn();
    const out = await node.call('DELETE', 'session', undefined, { cookie });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await node.call('GET', 'state', undefined, { cookie })).status).toBe(401);
    expect((await node.call('GET', 'state', undefined, { cookie: other })).status).toBe(200);
    expect((await node.call('GET', 'state', undefined, { cookie: `${other}x` })).status).toBe(401);
    node.clock.jump(sessionMs);
    expect((await node.call('GET', 'state', undefined, { cookie: other })).status).toBe(401);
    expect(await refused('session')).toBe(3);
  });

  it.each([
    ['{', 400],
    [{}, 422],
    [{ token: '' }, 422],
    [{ token: 7 }, 422],
    [{ token: 'kim' }, 401],
  ])('is not logged in with %j: %j', async (body, status) => {
    const answer = await node.call('POST', 'session', body, { authorization: '' });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('another site', () => {
  const foreign = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ];

  it.each(foreign)('cannot command with the cookie (%j)', async (headers) => {
    const cookie = await node.logIn();
    const before = node.rev;
    const body = { ...notice, rev: before, reason };
    expect((await node.call('PUT', 'notice', body, { cookie, ...headers })).status).toBe(403);
    expect((await node.call('POST', 'alerts/test', undefined, { cookie, ...headers })).status).toBe(403);
    expect((await node.call('DELETE', 'session', undefined, { cookie, ...headers })).status).toBe(403);
    expect(node.rev).toBe(before);
    expect(await refused('cross-site')).toBe(3);
  });

  it('cannot guess by the browsers of its visitors', async () => {
    const headers = { authorization: '', origin: 'https://evil.example' };
    expect((await node.call('POST', 'session', { token: kimsToken }, headers)).status).toBe(403);
  });

  it('the own page can, and so can a script without a browser', async () => {
    const cookie = await node.logIn();
    for (const headers of [{ origin: node.url }, { 'sec-fetch-site': 'same-origin' }, {}]) {
      const body = { ...notice, rev: node.rev, reason };
      expect((await node.call('PUT', 'notice', body, { cookie, ...headers })).status).toBe(200);
    }
  });

  it('cannot send a form', async () => {
    const body = JSON.stringify({ ...notice, rev: node.rev, reason });
    const answer = await node.call('PUT', 'notice', body, { 'content-type': 'text/plain' });
    expect(answer.status).toBe(415);
  });
});

describe('guessing', () => {
  async function guess(times: number, way: 'login' | 'bearer', from = '203.0.113.9'): Promise<number[]> {
    const statuses: number[] = [];
    for (let n = 0; n < times; n++) {
      const headers = { 'x-forwarded-for': from };
      const token = `guess-${n}-0123456789abcdef`;
      const answer =
        way === 'login'
          ? await node.call('POST', 'session', { token }, { ...headers, authorization: '' })
          : await node.call('GET', 'state', undefined, { ...headers, authorization: `Bearer ${token}` });
      statuses.push(answer.status);
    }
    return statuses;
  }

  it.each(['login', 'bearer'] as const)('a hundred times by %s is slowed and logged', async (way) => {
    const statuses = await guess(100, way);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(90);
    expect(await refused('wrong')).toBe(10);
    expect(await refused('slowed')).toBe(90);
    expect(node.log.split('ops login refused: wrong token')).toHaveLength(11);
    expect(node.log).toContain('the next ones are slowed');
    expect(node.log).not.toContain('guess-');
    expect(node.log).not.toContain('203.0.113');
  });

  it('is told when the next wrong token is looked at', async () => {
    await guess(10, 'bearer');
    const early = await node.call('GET', 'state', undefined, { authorization: 'Bearer not-the-token' });
    expect(early.status).toBe(429);
    expect(early.headers.get('retry-after')).toBe('1');
    await node.clock.advance(1_000);
    expect(await guess(1, 'bearer')).toEqual([401]);
  });

  it('regression: twenty wrong tokens a second of one host locked an operator of its /24 out', async () => {
    for (let second = 0; second < 5; second++) {
      await guess(20, 'login', '203.0.113.66');
      expect((await node.call('GET', 'state')).status).toBe(200);
      const answer = await node.call('POST', 'session', { token: kimsToken }, { authorization: '' });
      expect(answer.status).toBe(200);
      await node.clock.advance(1_000);
    }
  });

  it('regression: from 200 networks of one /32 was never slowed', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 200; n++)
      statuses.push(...(await guess(1, 'bearer', `2001:db8:${n.toString(16)}::1`)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(150);
    expect((await node.call('GET', 'state')).status).toBe(200);
  });

  it('hinders neither who is logged in nor other networks', async () => {
    const cookie = await node.logIn();
    await guess(20, 'login');
    expect((await node.call('GET', 'state', undefined, { cookie })).status).toBe(200);
    const headers = { 'x-forwarded-for': '198.51.100.7' };
    expect((await node.call('GET', 'state', undefined, headers)).status).toBe(200);
    expect(await guess(1, 'login', '198.51.100.7')).toEqual([401]);
  });
});
