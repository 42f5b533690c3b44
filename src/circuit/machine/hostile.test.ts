import { describe, expect, it } from 'vitest';
import { Endpoint } from '../testing/test-endpoint.ts';
import { bad, item, ok, report } from '../testing/reports.ts';
import type { ReportItem } from '../record/report.ts';

// What one liar, one network or one browser without a network can do: nothing.

const seconds = Array.from({ length: 60 }, (_, i) => i);
const honest = Array.from({ length: 40 }, (_, i) => `honest-${i}`);
const names = Array.from({ length: 1_000 }, (_, i) => `liar-${i}`);

/** A minute of lies, four evaluations a second, while honest browsers search now and then. */
function minute(lies: (turn: number) => ReturnType<typeof report>[], endpoint = new Endpoint()): Endpoint {
  endpoint.all(honest, 'a', ok).all(honest, 'b', ok);
  for (const second of seconds) {
    for (let quarter = 0; quarter < 4; quarter++) {
      endpoint.wait(250).send(...lies(second * 4 + quarter));
      expect(endpoint.get('a').phase).toBe('closed');
    }
    endpoint.all([honest[second % honest.length] ?? 'honest'], 'a', ok);
  }
  return endpoint;
}

function lie(name: string, network: string, says: Partial<ReportItem> = bad) {
  return report(name, [item('a', 1, says)], network);
}

describe('one minute of lies', () => {
  it('from a thousand invented browsers of one network keeps the circuit closed', () => {
    const endpoint = minute((turn) =>
      names.slice((turn % 4) * 250, (turn % 4) * 250 + 250).map((name) => lie(name, 'attacker')),
    );
    expect(endpoint.get('a')).toMatchObject({ epoch: 1, doubtful: false });
  });

  it('from a thousand invented browsers of one network does not push the honest votes out', () => {
    const endpoint = minute(() => names.map((name) => lie(name, 'attacker')));
    const kept = Object.keys(endpoint.get('a').window).filter((name) => name.startsWith('honest'));
    expect(kept).toHaveLength(honest.length);
    expect(Object.keys(endpoint.record.reporters).filter((name) => name.startsWith('honest'))).toHaveLength(
      honest.length,
    );
  });

  it('from a thousand invented browsers of two networks keeps a fleet of forty safe', () => {
    minute((turn) => names.slice(0, 300).map((name, i) => lie(name, `attacker-${(turn + i) % 2}`)));
  });

  it('from one browser in a retry loop keeps the circuit closed', () => {
    minute(() => Array.from({ length: 10 }, () => lie('liar', 'attacker', { bad: 1e6, corroborated: 1e6 })));
  });

  it('from one network hides no outage that the others see', () => {
    const endpoint = new Endpoint().all(honest, 'a', ok);
    endpoint.wait(5_000).send(...names.map((name) => lie(name, 'attacker', ok)));
    endpoint.all(honest.slice(0, 11), 'a', bad);
    expect(endpoint.get('a').phase).toBe('closed');
    endpoint.all(honest.slice(11, 12), 'a', bad);
    expect(endpoint.get('a').phase).toBe('open');
  });
});

describe('a browser whose own network is down', () => {
  it('moves nothing: nobody corroborates its failures', () => {
    const endpoint = minute(() => [lie('cut-off', 'tunnel', { bad: 1 })]);
    expect(endpoint.get('a').window['cut-off']).toBeUndefined();
  });

  it('moves nothing, also when a thousand are cut off at once', () => {
    minute((turn) => names.slice(0, 250).map((name, i) => lie(name, `net-${(turn + i) % 97}`, { bad: 1 })));
  });

  it('moves no half-open circuit either', () => {
    const endpoint = new Endpoint().all(honest, 'b', ok).all(honest, 'a', bad);
    endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now);
    endpoint.all(honest, 'a', { bad: 1, opaque: 1 }, 'probe');
    expect(endpoint.get('a')).toMatchObject({ phase: 'half-open', window: {} });
  });
});
