import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf, type Served } from './faults.ts';
import { startSimulated, type SimulatedProviders } from './start.ts';
import { JUSO_JSON } from './testing/addresses-of.ts';
import { ask } from './testing/wire.ts';

let simulated: SimulatedProviders;

beforeAll(async () => {
  simulated = await startSimulated({ latencyMs: 0 });
});
afterAll(() => simulated.close());
beforeEach(async () => {
  await simulated.setFault('kakao-postcode', null);
  await simulated.setFault('juso', null);
  simulated.clearServed();
});

const WELL = { 'kakao-postcode': null, juso: null };

const call = (method: string, path: string, body?: string): Promise<Response> =>
  fetch(simulated.controlUrl + path, { method, ...(body === undefined ? {} : { body }) });
const put = (provider: string, body: unknown): Promise<Response> =>
  call('PUT', `/faults/${provider}`, JSON.stringify(body));
const faults = async (): Promise<unknown> => (await call('GET', '/faults')).json();

describe('a call for an outage', () => {
  it.each(faultsOf('juso'))('forces %s, tells what is in force, and ends it', async (fault) => {
    const forced = await put('juso', { fault });
    expect([forced.status, await forced.json()]).toEqual([200, { ...WELL, juso: fault }]);
    expect(await faults()).toEqual({ ...WELL, juso: fault });
    const ended = await put('juso', { fault: null });
    expect([ended.status, await ended.json()]).toEqual([200, WELL]);
  });

  it('reaches the service at once', async () => {
    await put('juso', { fault: '500' });
    expect(await ask(JUSO_JSON.url(simulated))).toMatchObject({ status: 500 });
    await put('juso', { fault: null });
    expect(await ask(JUSO_JSON.url(simulated))).toMatchObject({ status: 200 });
  });

  it('takes how slow it shall be', async () => {
    await put('juso', { fault: 'slow', amount: 0.1 });
    const before = performance.now();
    expect(await ask(JUSO_JSON.url(simulated))).toMatchObject({ status: 200 });
    expect(performance.now() - before).toBeGreaterThanOrEqual(99);
    expect(simulated.served()).toMatchObject([{ fault: 'slow' }]);
  });

  it('leaves the other provider as it is', async () => {
    await put('kakao-postcode', { fault: 'script-gone' });
    await put('juso', { fault: 'hang' });
    expect(await faults()).toEqual({ 'kakao-postcode': 'script-gone', juso: 'hang' });
  });

  it.each([
    ['a fault that there is not', '{"fault":"explode"}'],
    ['no fault', '{}'],
    ['a fault of the other provider', '{"fault":"script-gone"}'],
    ['a fault that no wire can do', '{"fault":"dns"}'],
    ['a number', '{"fault":1}'],
    ['an amount out of range', '{"fault":"slow","amount":61}'],
    ['an amount that is no number', '{"fault":"slow","amount":"4"}'],
    ['an amount where there is none', '{"fault":"hang","amount":4}'],
    ['a text', '"hang"'],
    ['null', 'null'],
    ['nothing', ''],
    ['what is not JSON', '{"fault":'],
    ['too much', JSON.stringify({ fault: 'hang', more: 'x'.repeat(5000) })],
  ])('with %s is refused and changes nothing', async (_what, body) => {
    await put('juso', { fault: 'empty' });
    expect((await call('PUT', '/faults/juso', body)).status).toBe(400);
    expect(await faults()).toEqual({ ...WELL, juso: 'empty' });
  });

  it.each(['vworld', '', '__proto__'])('for the provider "%s" is not found', async (provider) => {
    expect((await put(provider, { fault: 'hang' })).status).toBe(404);
    expect(await faults()).toEqual(WELL);
  });
});

describe('the record', () => {
  it('tells what was served, and is emptied by a call', async () => {
    await put('juso', { fault: 'empty' });
    await ask(JUSO_JSON.url(simulated));
    const served = (await (await call('GET', '/served')).json()) as readonly Served[];
    expect(served).toMatchObject([{ provider: 'juso', fault: 'empty' }]);
    expect(served).toEqual(simulated.served());
    expect((await call('DELETE', '/served')).status).toBe(204);
    expect(simulated.served()).toEqual([]);
  });

  it('leaves out the calls to the control server itself', async () => {
    await faults();
    expect(simulated.served()).toEqual([]);
  });
});

describe('the server', () => {
  it('may be called from any page, after a preflight', async () => {
    const { status, headers } = await call('OPTIONS', '/faults/juso');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toContain('PUT');
    expect(headers.get('access-control-allow-headers')).toContain('content-type');
  });

  it.each([
    ['GET', '/nothing'],
    ['POST', '/faults/juso'],
    ['DELETE', '/faults/juso'],
    ['PUT', '/served'],
  ])('knows no call %s %s', async (method, path) => {
    expect((await call(method, path)).status).toBe(404);
  });

  it('lives on when a caller hangs up in the middle of a body', async () => {
    const { hostname, port } = new URL(simulated.controlUrl);
    const socket = connect(Number(port), hostname);
    const head = `PUT /faults/juso HTTP/1.1\r\nhost: ${hostname}\r\nexpect: 100-continue\r\ncontent-length: 100\r\n\r\n`;
    socket.write(head);
    // The server's "100 Continue" says that it waits for the body.
    await once(socket, 'data');
    socket.write('{"fault":');
    socket.resetAndDestroy();
    await once(socket, 'close');
    expect(await faults()).toEqual(WELL);
  });
});
