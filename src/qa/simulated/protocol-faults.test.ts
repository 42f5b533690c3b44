import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf, type Fault } from './faults.ts';
import { startSimulated, type SimulatedProviders } from './start.ts';
import { ASKINGS, jsonpUrl, jusoUrl, rowsUrl, viewerUrl } from './testing/addresses-of.ts';
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

async function textOf(url: string): Promise<string> {
  const received = await ask(url);
  if (received.kind === 'broken') throw new Error(received.code);
  return received.body;
}

const jsonOf = async (url: string): Promise<unknown> => JSON.parse(await textOf(url)) as unknown;
const lastFault = (): Fault | null | undefined => simulated.served().at(-1)?.fault;

describe('juso', () => {
  it.each([
    ['empty', { errorCode: '0', totalCount: '0' }, []],
    ['bad-key', { errorCode: 'E0001', totalCount: '0' }, null],
    ['expired-key', { errorCode: 'E0014' }, null],
    ['system-error', { errorCode: '-999', errorMessage: '시스템에러' }, null],
  ] as const)('with %s answers 200 with its own code', async (fault, common, juso) => {
    await simulated.setFault('juso', fault);
    expect(await jsonOf(jusoUrl(simulated, '세종대로'))).toMatchObject({ results: { common, juso } });
    expect(lastFault()).toBe(fault);
    expect(await textOf(jsonpUrl(simulated, '세종대로'))).toContain(`"errorCode":"${common.errorCode}"`);
    expect(lastFault()).toBe(fault);
  });

  it('with wrong-shape answers JSON that holds no results', async () => {
    await simulated.setFault('juso', 'wrong-shape');
    expect(await jsonOf(jusoUrl(simulated, '세종대로'))).not.toHaveProperty('results');
    expect(await textOf(jsonpUrl(simulated, '세종대로'))).not.toContain('results');
    expect(lastFault()).toBe('wrong-shape');
  });

  it('with never-ready loads a script that calls nobody, and an answer that is null', async () => {
    await simulated.setFault('juso', 'never-ready');
    expect(await textOf(jsonpUrl(simulated, '세종대로'))).not.toContain('called');
    expect(lastFault()).toBe('never-ready');
    expect(await jsonOf(jusoUrl(simulated, '세종대로'))).toBeNull();
  });

  it('with empty still refuses a query that it would refuse', async () => {
    await simulated.setFault('juso', 'empty');
    expect(await jsonOf(jusoUrl(simulated, '12345'))).toMatchObject({
      results: { common: { errorCode: 'E0009' } },
    });
  });
});

describe('Kakao', () => {
  it('with empty finds nothing, in a viewer that works', async () => {
    await simulated.setFault('kakao-postcode', 'empty');
    expect(await jsonOf(rowsUrl(simulated, '세종대로'))).toEqual([]);
    expect(lastFault()).toBe('empty');
    expect(await ask(viewerUrl(simulated))).toMatchObject({ status: 200 });
    expect(lastFault()).toBeNull();
  });

  it.each([
    ['bad-key', 'refuses'],
    ['wrong-shape', 'other-shape'],
    ['core-missing', 'no-core'],
  ] as const)('with %s serves a script that %s', async (fault, broken) => {
    await simulated.setFault('kakao-postcode', fault);
    for (const url of [simulated.kakao.scriptUrl, simulated.kakao.mirrorUrl]) {
      expect(await textOf(url)).toContain(`BROKEN = "${broken}"`);
      expect(lastFault()).toBe(fault);
    }
  });

  it.each(['system-error', 'bad-key', 'wrong-shape'] as const)(
    'with %s answers 502 for the viewer, also to a page whose script was loaded before',
    async (fault) => {
      await simulated.setFault('kakao-postcode', fault);
      expect(await ask(viewerUrl(simulated))).toMatchObject({ status: 502 });
      expect(lastFault()).toBe(fault);
    },
  );

  it('with system-error still serves its script', async () => {
    await simulated.setFault('kakao-postcode', 'system-error');
    expect(await textOf(simulated.kakao.scriptUrl)).toContain('BROKEN = "no"');
    expect(lastFault()).toBeNull();
  });

  it('with dies-after-ready serves a viewer that tells its size, and answers no search', async () => {
    const well = await textOf(viewerUrl(simulated));
    await simulated.setFault('kakao-postcode', 'dies-after-ready');
    expect(await textOf(viewerUrl(simulated))).toBe(well.replace("LIFE = 'well'", "LIFE = 'dies'"));
    expect(lastFault()).toBe('dies-after-ready');
  });

  it('with never-ready serves a viewer that tells nothing', async () => {
    const well = await textOf(viewerUrl(simulated));
    await simulated.setFault('kakao-postcode', 'never-ready');
    const silent = await textOf(viewerUrl(simulated));
    expect(lastFault()).toBe('never-ready');
    expect(silent).toBe(well.replace("LIFE = 'well'", "LIFE = 'silent'"));
    expect(silent).not.toBe(well);
  });
});

const ENDLESS = ['hang', 'drip', 'intermittent', 'slow'];

describe.each(['kakao-postcode', 'juso'] as const)('%s', (provider) => {
  it.each(faultsOf(provider).filter((fault) => !ENDLESS.includes(fault)))(
    'with %s is recorded so, and is well again when it is taken back',
    async (fault) => {
      const urls = ASKINGS.filter((one) => one.provider === provider).map(({ url }) => url(simulated));
      await simulated.setFault(provider, fault);
      await Promise.all(urls.map(ask));
      expect(simulated.served().map((one) => one.fault)).toContain(fault);

      await simulated.setFault(provider, null);
      simulated.clearServed();
      for (const url of urls) expect(await ask(url)).toMatchObject({ status: 200, whole: true });
      expect(simulated.served().map((one) => one.fault)).toEqual(urls.map(() => null));
    },
  );
});
