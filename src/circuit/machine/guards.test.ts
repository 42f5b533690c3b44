import { describe, expect, it } from 'vitest';
import { Endpoint } from '../testing/test-endpoint.ts';
import { bad, item, ok, report } from '../testing/reports.ts';
import { defaultPolicy } from '../record/policy.ts';
import { step } from './step.ts';
import { view } from './public-view.ts';

const five = ['r1', 'r2', 'r3', 'r4', 'r5'];

function opened(): Endpoint {
  return new Endpoint().all(five, 'a', bad);
}

describe('the last usable provider', () => {
  it('is kept, doubtful, with one alert, whatever the reports say', () => {
    const endpoint = opened().all(five, 'b', bad);
    expect(endpoint.get('b')).toMatchObject({ phase: 'closed', doubtful: true, epoch: 1 });
    expect(endpoint.alerts()).toEqual(['both-down']);
    expect(view(endpoint.record, endpoint.now).providers['b']?.doubtful).toBe(true);
    expect(endpoint.wait(100).alerts()).toEqual([]);
  });

  it('regression: operators heard of the first outage of all services alone, since the last one stays in its epoch', () => {
    const endpoint = opened().all(five, 'b', bad).all(five, 'b', ok);
    const recover = (): void => {
      endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now).all(five, 'a', ok, 'probe');
      for (let i = 0; i < 3; i++) endpoint.wait(60_000);
      expect(endpoint.get('a').phase).toBe('closed');
    };
    recover();
    endpoint.all(five, 'a', bad).all(five, 'b', bad);
    expect(endpoint.alerts()).toEqual([]);
    endpoint.all(five, 'b', ok);
    recover();
    for (let i = 0; i < 10; i++) endpoint.wait(60_000);
    endpoint.all(five, 'a', bad).all(five, 'b', bad);
    expect(endpoint.alerts()).toEqual(['both-down']);
    expect(endpoint.get('b').epoch).toBe(1);
  });

  it('is told of once while nobody is answered, however long the failures are apart', () => {
    const endpoint = opened().all(five, 'b', bad);
    for (let hour = 0; hour < 3; hour++) {
      endpoint.wait(3_600_000);
      expect(endpoint.get('b').doubtful).toBe(false);
      expect(endpoint.all(five, 'b', bad).alerts()).not.toContain('both-down');
    }
  });

  it('is the last in order when several would open at once', () => {
    const endpoint = new Endpoint();
    endpoint.send(...five.map((name) => report(name, [item('a', 1, bad), item('b', 1, bad)])));
    expect(endpoint.get('a').phase).toBe('open');
    expect(endpoint.get('b')).toMatchObject({ phase: 'closed', doubtful: true });
  });

  it('is no longer doubtful once it answers', () => {
    const endpoint = opened().all(five, 'b', bad).all(five, 'b', ok);
    expect(endpoint.get('b').doubtful).toBe(false);
  });

  it('opens when the other one is held closed by an operator', () => {
    const endpoint = opened().command({ type: 'force', provider: 'a', to: 'closed', forMs: null });
    expect(endpoint.all(five, 'b', bad).get('b').phase).toBe('open');
  });
});

describe('guards', () => {
  it('calls four openings an hour flapping and probes no sooner than after five minutes', () => {
    const endpoint = new Endpoint();
    for (let round = 0; round < 4; round++) {
      endpoint.all(five, 'a', bad);
      if (round === 3) break;
      endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now).all(five, 'a', ok, 'probe');
      for (let i = 0; i < 3; i++) endpoint.wait(60_000);
      expect(endpoint.get('a').phase).toBe('closed');
    }
    expect(endpoint.alerts()).toEqual(['opened', 'flapping']);
    expect((endpoint.get('a').retryAt ?? 0) - endpoint.now).toBe(300_000);
  });

  it('reports a forward jump of the clock of more than five minutes', () => {
    const from = new Endpoint().wait(0).now;
    const jumped = (ms: number) => {
      const { record } = new Endpoint().wait(0);
      return step(record, { type: 'tick' }, from + ms, defaultPolicy).effects.map((each) => each.type);
    };
    expect(jumped(300_001)).toEqual(['alert']);
    expect(jumped(300_000)).toEqual([]);
  });

  it('reports no jump of the clock from an idle endpoint that ticks each second', () => {
    const endpoint = new Endpoint();
    const alerts = new Set<string>();
    for (let second = 0; second < 3_600; second++)
      for (const each of endpoint.wait(1_000).alerts()) alerts.add(each);
    // The fixture's first step comes a minute after its record was made; still no jump.
    expect([...alerts]).toEqual([]);
  });
});
