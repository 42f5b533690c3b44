import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from './faults.ts';
import { startSimulated, type SimulatedProviders } from './start.ts';
import { ASKINGS, JUSO_JSON, MIRROR, ROWS, SCRIPT, VIEWER } from './testing/addresses-of.ts';
import { ask, watch, type Received } from './testing/wire.ts';

let simulated: SimulatedProviders;
/** What chance says of the next requests. */
let turns: number[] = [];

beforeAll(async () => {
  simulated = await startSimulated({ latencyMs: 0, dripMs: 1, random: () => turns.shift() ?? 0 });
});
afterAll(() => simulated.close());
beforeEach(async () => {
  await simulated.setFault('kakao-postcode', null);
  await simulated.setFault('juso', null);
  simulated.clearServed();
});

const body = (received: Received): string => (received.kind === 'answer' ? received.body : '');

describe.each(ASKINGS)('$what', ({ provider, url }) => {
  const served = () => simulated.served().map((one) => [one.provider, one.fault]);
  const truly = async (): Promise<Received> => {
    const received = await ask(url(simulated));
    simulated.clearServed();
    return received;
  };

  it('is served whole while all is well, and recorded without a fault', async () => {
    const received = await ask(url(simulated));
    expect(received).toMatchObject({ kind: 'answer', status: 200, whole: true });
    expect(body(received)).not.toBe('');
    const { pathname, search } = new URL(url(simulated));
    expect(simulated.served()).toEqual([
      { provider, url: pathname + search, fault: null, at: expect.any(Number) as number },
    ]);
  });

  it('is refused: the connection is reset before anything can be asked', async () => {
    await simulated.setFault(provider, 'refused');
    expect(await ask(url(simulated))).toEqual({ kind: 'broken', code: 'ECONNRESET' });
    expect(served()).toEqual([[provider, 'refused']]);
  });

  it('hangs: not a byte comes, even when all is well again', async () => {
    await simulated.setFault(provider, 'hang');
    const hanging = watch(url(simulated));
    await expect.poll(() => served()).toEqual([[provider, 'hang']]);
    await simulated.setFault(provider, null);
    expect(await ask(url(simulated))).toMatchObject({ status: 200 });
    expect(hanging.bytes()).toBeNull();
    expect(simulated.inFlight(provider)).toBe(1);
    hanging.hangUp();
    await expect.poll(() => simulated.inFlight(provider)).toBe(0);
  });

  it('is reset in the middle of the body', async () => {
    const whole = await truly();
    await simulated.setFault(provider, 'reset');
    const received = await ask(url(simulated));
    expect(received).toMatchObject({ kind: 'answer', status: 200, whole: false });
    expect(Buffer.byteLength(body(received))).toBeLessThan(Buffer.byteLength(body(whole)));
    expect(served()).toEqual([[provider, 'reset']]);
  });

  it('drips byte by byte', async () => {
    const whole = Buffer.byteLength(body(await truly()));
    await simulated.setFault(provider, 'drip');
    const dripping = watch(url(simulated));
    const enough = Math.min(whole - 1, 40);
    await expect.poll(() => dripping.bytes(), { interval: 5 }).toBeGreaterThanOrEqual(enough);
    expect(dripping.bytes()).toBeLessThan(whole);
    expect(dripping.ended()).toBe(false);
    expect(served()).toEqual([[provider, 'drip']]);
    dripping.hangUp();
    await expect.poll(() => simulated.inFlight(provider)).toBe(0);
  });

  it.each(['500', '502', '503', '429'] as const)('answers %s without a CORS header', async (fault) => {
    await simulated.setFault(provider, fault);
    const received = await ask(url(simulated));
    expect(received).toMatchObject({ status: Number(fault), whole: true });
    expect(received.kind === 'answer' && received.headers['access-control-allow-origin']).toBeUndefined();
    expect(served()).toEqual([[provider, fault]]);
  });

  it('is slow: whole, and late by as many seconds', async () => {
    const whole = await truly();
    await simulated.setFault(provider, 'slow', 0.1);
    const before = performance.now();
    expect(await ask(url(simulated))).toMatchObject({ status: 200, body: body(whole) });
    // Timers may fire up to 1 ms early.
    expect(performance.now() - before).toBeGreaterThanOrEqual(99);
    expect(served()).toEqual([[provider, 'slow']]);
  });

  it('hangs now and then: as often as was asked for', async () => {
    await simulated.setFault(provider, 'intermittent', 40);
    turns = [0.39, 0.4];
    const hanging = watch(url(simulated));
    await expect.poll(() => served()).toEqual([[provider, 'intermittent']]);
    expect(await ask(url(simulated))).toMatchObject({ status: 200, whole: true });
    expect(served()).toEqual([
      [provider, 'intermittent'],
      [provider, null],
    ]);
    expect(hanging.bytes()).toBeNull();
    hanging.hangUp();
  });

  it('answers a maintenance page with 200', async () => {
    await simulated.setFault(provider, 'maintenance');
    const received = await ask(url(simulated));
    expect(received).toMatchObject({ status: 200, whole: true });
    expect(received.kind === 'answer' && received.headers['content-type']).toMatch(/^text\/html/);
    expect(body(received)).toContain('서비스 점검 중입니다');
    expect(served()).toEqual([[provider, 'maintenance']]);
  });

  it('cuts the body short, as if that were all', async () => {
    const whole = Buffer.from(body(await truly()));
    await simulated.setFault(provider, 'truncated');
    const received = await ask(url(simulated));
    expect(received).toMatchObject({ status: 200, whole: true });
    const half = whole.subarray(0, Math.ceil(whole.length / 2)).toString('utf8');
    expect(body(received)).toBe(half);
    expect(served()).toEqual([[provider, 'truncated']]);
  });

  it('leaves the other provider alone', async () => {
    const other = provider === 'juso' ? 'kakao-postcode' : 'juso';
    await simulated.setFault(other, 'refused');
    expect(await ask(url(simulated))).toMatchObject({ status: 200, whole: true });
    expect(served()).toEqual([[provider, null]]);
  });
});

describe('the address of the script gone', () => {
  const fault: Fault = 'script-gone';

  it('answers 404 at the first address', async () => {
    await simulated.setFault('kakao-postcode', fault);
    expect(await ask(SCRIPT.url(simulated))).toMatchObject({ kind: 'answer', status: 404 });
    expect(simulated.served()).toMatchObject([{ provider: 'kakao-postcode', fault }]);
  });

  it.each([MIRROR, VIEWER, ROWS])('leaves $what alone', async ({ url }) => {
    await simulated.setFault('kakao-postcode', fault);
    expect(await ask(url(simulated))).toMatchObject({ status: 200, whole: true });
    expect(simulated.served()).toMatchObject([{ fault: null }]);
  });
});

it('the last byte of a body that drips never comes', async () => {
  const nowhere = `${simulated.juso.baseUrl}/nowhere`;
  const whole = Buffer.byteLength(body(await ask(nowhere)));
  await simulated.setFault('juso', 'drip');
  const dripping = watch(nowhere);
  await expect.poll(() => dripping.bytes(), { interval: 2 }).toBe(whole - 1);
  await simulated.setFault('juso', null);
  for (let turn = 0; turn < 5; turn += 1) await ask(JUSO_JSON.url(simulated));
  expect(dripping.bytes()).toBe(whole - 1);
  expect(dripping.ended()).toBe(false);
  dripping.hangUp();
});

it('cut JSON is not JSON', async () => {
  await simulated.setFault('juso', 'truncated');
  const received = await ask(JUSO_JSON.url(simulated));
  expect(() => JSON.parse(body(received)) as unknown).toThrow(SyntaxError);
});

it('a path that is no address is not found, and the service lives on', async () => {
  const { hostname, port } = new URL(simulated.juso.baseUrl);
  expect(await ask(`http://${hostname}:${port}//`)).toMatchObject({ status: 404 });
  expect(await ask(JUSO_JSON.url(simulated))).toMatchObject({ status: 200 });
});

it('counts the requests that are open at once', async () => {
  await simulated.setFault('juso', 'hang');
  const hanging = [1, 2, 3].map(() => watch(JUSO_JSON.url(simulated)));
  await expect.poll(() => simulated.inFlight('juso')).toBe(3);
  expect(simulated.inFlight('kakao-postcode')).toBe(0);
  for (const one of hanging) one.hangUp();
  await expect.poll(() => simulated.inFlight('juso')).toBe(0);
  expect(simulated.maxInFlight('juso')).toBe(3);
  simulated.clearServed();
  expect(simulated.maxInFlight('juso')).toBe(0);
});
