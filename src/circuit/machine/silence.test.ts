import { describe, expect, it } from 'vitest';
import { Endpoint } from '../testing/test-endpoint.ts';
import { bad, item, ok, report } from '../testing/reports.ts';

const crowd = Array.from({ length: 30 }, (_, i) => `c${i}`);
const five = ['r1', 'r2', 'r3', 'r4', 'r5'];

/** Thirty are active, and all of them have been answered a minute ago. */
function busy(): Endpoint {
  return new Endpoint().all(crowd, 'a', ok).all(crowd, 'b', ok).wait(60_000);
}

/** They fail one after the other, `everyMs` apart. */
function failing(endpoint: Endpoint, names: readonly string[], everyMs: number): Endpoint {
  for (const name of names) endpoint.wait(everyMs).all([name], 'a', bad);
  return endpoint;
}

describe('a service that answers nobody', () => {
  it('is opened by five that fail within a second', () => {
    expect(failing(busy(), five.slice(1), 200).get('a').phase).toBe('closed');
    expect(failing(busy(), five, 200).get('a').phase).toBe('open');
  });

  it('is opened by five of as many networks where many are active', () => {
    const fails = (name: string, network: string) => report(name, [item('a', 1, bad)], network);
    const endpoint = busy().send(...five.map((name, i) => fails(name, `shared-${i % 4}`)));
    expect(endpoint.get('a').phase).toBe('closed');
    expect(endpoint.send(fails('r6', 'shared-5')).get('a').phase).toBe('open');
  });

  it('is opened by five of three networks where few are active', () => {
    const few = Array.from({ length: 20 }, (_, i) => `f${i}`);
    const endpoint = new Endpoint().all(few, 'a', ok).all(few, 'b', ok).wait(60_000);
    const fails = five.map((name, i) => report(name, [item('a', 1, bad)], `net-f${i % 3}`));
    expect(endpoint.send(...fails).get('a').phase).toBe('open');
  });

  it('is opened by one more where failures are slow to come', () => {
    const endpoint = failing(busy(), five, 1_000);
    expect(endpoint.get('a').phase).toBe('closed');
    expect(failing(endpoint, ['r6'], 1_000).get('a').phase).toBe('open');
  });

  it('tells that all of those votes had to be bad', () => {
    const { because } = failing(busy(), five, 100).get('a');
    expect(because).toMatchObject({ rule: 'quorum', bad: 5, ok: 0, windowMs: 400 });
    expect(because.needs).toEqual({ reporters: 5, networks: 3, ratio: 1 });
  });

  it('is opened while recovering by one witness fewer', () => {
    const endpoint = busy().all(five, 'a', bad);
    endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now).all(five, 'a', ok, 'probe');
    endpoint.all(crowd.slice(0, 10), 'a', ok).wait(5_000);
    expect(failing(endpoint, five.slice(0, 4), 100).get('a')).toMatchObject({
      phase: 'open',
      because: { rule: 'ramp-bad', bad: 4, ok: 0 },
    });
  });
});

describe('a service that answers somebody', () => {
  it('is not opened by five failures in a row right after an answer', () => {
    expect(failing(busy().all(['c1'], 'a', ok), five, 100).get('a').phase).toBe('closed');
  });

  it('counts the failures from so long after the last answer as a search waits in vain', () => {
    const answered = () => busy().all(['c1'], 'a', ok);
    expect(failing(answered().wait(1_800), five, 100).get('a').phase).toBe('closed');
    expect(failing(answered().wait(1_900), five, 100).get('a').phase).toBe('open');
  });

  it('is not silent while it answers late', () => {
    expect(failing(busy().all(['c1'], 'a', { late: 1 }), five, 100).get('a').phase).toBe('closed');
  });

  it('is opened by a majority of 24, if one network alone claims to be answered', () => {
    const lies = () => report('liar', [item('a', 1, ok)], 'hostile');
    const endpoint = busy();
    crowd.slice(0, 11).forEach((name) => endpoint.wait(100).send(lies()).all([name], 'a', bad));
    expect(endpoint.get('a').phase).toBe('closed');
    endpoint.wait(100).send(lies()).all(['c20'], 'a', bad);
    expect(endpoint.get('a')).toMatchObject({ phase: 'open', because: { bad: 12, voters: 24 } });
  });
});
