import { describe, expect, it } from 'vitest';
import { Endpoint, T } from '../testing/test-endpoint.ts';
import { bad, item, ok, report } from '../testing/reports.ts';
import { defaultPolicy } from '../record/policy.ts';
import { step } from './step.ts';
import { view } from './public-view.ts';

const five = ['r1', 'r2', 'r3', 'r4', 'r5'];

function opened(): Endpoint {
  return new Endpoint().all(five, 'a', bad);
}

function halfOpen(): Endpoint {
  const endpoint = opened();
  return endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now);
}

function recovering(): Endpoint {
  return halfOpen().all(five, 'a', ok, 'probe');
}

describe('what is published', () => {
  const shown = (typeAheadShare: number) => {
    const policy = { ...defaultPolicy, typeAheadShare };
    return view({ ...new Endpoint().record, policy }, T);
  };

  it('says for how many browsers a list answers typing, unless it does for all', () => {
    expect(shown(0)).toHaveProperty('typeAheadShare', 0);
    expect(shown(1)).not.toHaveProperty('typeAheadShare');
  });

  it('is a new revision when a site changes that', () => {
    const { record, now } = new Endpoint();
    const changed = step(record, { type: 'tick' }, now, { ...defaultPolicy, typeAheadShare: 0.5 });
    expect(changed.record.rev).toBe(record.rev + 1);
  });
});

describe('closed', () => {
  it('opens on a quorum of reporters and networks, at once, and says why', () => {
    const endpoint = opened();
    expect(endpoint.get('a')).toMatchObject({ phase: 'open', epoch: 2, share: 0, opens: 1 });
    expect(endpoint.get('a').because).toMatchObject({ rule: 'quorum', bad: 5, ok: 0, networks: 5 });
    expect(endpoint.alerts()).toEqual(['opened']);
  });

  it('stays closed on the word of one reporter', () => {
    expect(new Endpoint().all(['r1'], 'a', { bad: 99, corroborated: 99 }).get('a').phase).toBe('closed');
  });

  it('stays closed on the word of one network', () => {
    const reports = five.map((name) => report(name, [item('a', 1, bad)], 'office'));
    expect(new Endpoint().send(...reports).get('a').phase).toBe('closed');
  });

  it('needs more reporters where more are active, up to five', () => {
    const endpoint = new Endpoint();
    endpoint.all(['o1', 'o2', 'o3', 'o4', 'o5', 'o6'], 'b', ok).all(five.slice(0, 4), 'a', bad);
    expect(endpoint.get('a').phase).toBe('closed');
    expect(endpoint.all(['r5'], 'a', bad).get('a').phase).toBe('open');
  });

  it('opens although one network, with many reporters, says that all is well', () => {
    const crowd = Array.from({ length: 100 }, (_, i) => report(`c${i}`, [item('a', 1, ok)], 'one'));
    const endpoint = new Endpoint().send(...crowd);
    expect(endpoint.all(five, 'a', bad).get('a').phase).toBe('open');
  });

  it('is not moved by a report that is replayed later', () => {
    const reports = five.slice(0, 1).map((name) => report(name, [item('a', 1, bad)]));
    const endpoint = new Endpoint().send(...reports);
    const { window } = endpoint.get('a');
    expect(
      endpoint
        .wait(5_000)
        .send(...reports)
        .get('a').window,
    ).toEqual(window);
    expect(endpoint.effects).toContainEqual({ type: 'folded', accepted: 0, duplicates: 1, otherEpoch: 0 });
  });

  it('opens on the word of one network where all users share it', () => {
    const reports = five.map((name) => report(name, [item('a', 1, bad)], 'office'));
    const policy = { ...defaultPolicy, singleNetwork: true };
    const { record } = step(new Endpoint().record, { type: 'reports', reports }, T, policy);
    expect(record.providers['a']?.phase).toBe('open');
  });

  it('stays closed when nobody corroborates', () => {
    expect(new Endpoint().all(five, 'a', { bad: 1 }).get('a').phase).toBe('closed');
  });

  it('takes late answers for answers: slow is not dead', () => {
    const endpoint = new Endpoint().all(['o1', 'o2', 'o3', 'o4', 'o5', 'o6'], 'a', { late: 1 });
    expect(endpoint.all(five, 'a', bad).get('a').phase).toBe('closed');
  });

  it('opens on a partial outage by the long window, when the last seconds alone look healthy', () => {
    const ten = Array.from({ length: 10 }, (_, i) => i);
    const failed = ten.map((i) => report(`x${i}`, [item('a', 1, { ...bad, ageMs: 20_000 })]));
    const served = ten.map((i) => report(`y${i}`, [item('a', 1, ok)]));
    const endpoint = new Endpoint().send(...failed.slice(1), ...served);
    expect(endpoint.get('a').phase).toBe('closed');
    endpoint.send(...failed.slice(0, 1));
    expect(endpoint.get('a')).toMatchObject({ phase: 'open', because: { rule: 'partial', bad: 10, ok: 10 } });
  });

  it('books an outcome when it ended: ages are clamped to the epoch', () => {
    const endpoint = opened();
    const epoch = endpoint.get('b').epoch;
    endpoint.send(report('old', [item('b', epoch, { ...bad, ageMs: 1e12 })]));
    expect(endpoint.get('b').window['old']?.endedAt).toBe(endpoint.get('b').epochAt);
  });

  const key = { misconfigured: 1, corroborated: 1 } as const;

  it('alerts once an epoch that a key is wrong, on the word of two browsers in two networks', () => {
    const endpoint = new Endpoint().all(['o1', 'o2', 'o3', 'o4', 'o5', 'o6'], 'b', ok);
    endpoint.send(report('r1', [item('a', 1, key)], 'home'), report('r2', [item('a', 1, key)], 'home'));
    expect(endpoint.alerts()).toEqual([]);
    expect(endpoint.all(['r3'], 'a', key).alerts()).toEqual(['misconfigured']);
    expect(endpoint.all(['r4'], 'a', key).get('a').phase).toBe('closed');
    expect(endpoint.alerts()).toEqual([]);
  });

  it('alerts on the word of the only browser there is that a key is wrong', () => {
    expect(new Endpoint().all(['r1'], 'a', key).alerts()).toEqual(['misconfigured']);
  });

  it('opens on wrong keys, and tells of both', () => {
    const endpoint = new Endpoint().all(five, 'a', key);
    expect(endpoint.get('a').phase).toBe('open');
    expect(endpoint.alerts()).toEqual(['misconfigured', 'opened']);
  });

  it('where all users share one address, three failures among a hundred answers are not half', () => {
    const policy = { ...defaultPolicy, singleNetwork: true };
    const crowd = (failed: number) =>
      Array.from({ length: 100 }, (_, i) => report(`u${i}`, [item('a', 1, i < failed ? bad : ok)], 'office'));
    const phaseAfter = (failed: number) =>
      step(new Endpoint().record, { type: 'reports', reports: crowd(failed) }, T, policy).record.providers[
        'a'
      ]?.phase;
    expect(phaseAfter(3)).toBe('closed');
    expect(phaseAfter(60)).toBe('open');
  });
});

describe('open', () => {
  it('promises half-open, with its epoch and share, and keeps the promise without a step', () => {
    const endpoint = opened();
    const { then } = view(endpoint.record, endpoint.now).providers['a'] ?? {};
    expect(then).toMatchObject({ epoch: 3, phase: 'half-open', share: 0.6 });
    const later = view(endpoint.record, endpoint.now + (then?.inMs ?? 0) + 700);
    expect(later.rev).toBe(endpoint.record.rev);
    expect(later.providers['a']).toMatchObject({
      epoch: 3,
      phase: 'half-open',
      share: 0.6,
      phaseAgeMs: 700,
    });
    expect(halfOpen().get('a')).toMatchObject({ epoch: 3, phase: 'half-open', share: 0.6 });
  });

  it('waits 15 s, give or take a fifth, and doubles up to a minute', () => {
    const endpoint = new Endpoint().all(five, 'b', ok).all(five, 'a', bad);
    const pauses: number[] = [];
    for (let round = 0; round < 4; round++) {
      const pause = (endpoint.get('a').retryAt ?? 0) - endpoint.now;
      pauses.push(pause);
      endpoint.wait(pause).all(five, 'a', bad, 'probe');
    }
    [15_000, 30_000, 60_000, 60_000].forEach((base, i) => {
      expect(pauses[i]).toBeGreaterThanOrEqual(base * 0.8);
      expect(pauses[i]).toBeLessThanOrEqual(base * 1.2);
    });
  });

  it('skips the promised epoch number when an operator comes first', () => {
    const endpoint = opened().command({ type: 'force', provider: 'a', to: 'closed', forMs: null });
    expect(endpoint.get('a')).toMatchObject({ epoch: 4, phase: 'open' });
  });
});

describe('regression: the number under which a hold ends by itself', () => {
  const held = (forMs: number | null) =>
    new Endpoint().command({ type: 'force', provider: 'a', to: 'closed', forMs });

  it('is the next one, and shows on a node that hears nothing more', () => {
    const endpoint = held(60_000);
    const { epoch } = endpoint.get('a');
    expect(view(endpoint.record, endpoint.now + 60_000).providers['a']).toMatchObject({
      epoch: epoch + 1,
      forced: null,
    });
    expect(endpoint.wait(60_000).get('a')).toMatchObject({ epoch: epoch + 1, forced: null });
  });

  it('is skipped by whatever happens before', () => {
    const endpoint = held(60_000);
    const { epoch } = endpoint.get('a');
    endpoint.command({ type: 'force', provider: 'a', to: null, forMs: null });
    expect(endpoint.get('a').epoch).toBe(epoch + 2);
  });

  it('is skipped with that of half-open, which comes under a hold too', () => {
    const endpoint = opened().command({ type: 'force', provider: 'a', to: 'closed', forMs: 5_000 });
    const { epoch } = endpoint.get('a');
    const alone = view(endpoint.record, endpoint.now + 60_000).providers['a'];
    expect(alone).toMatchObject({ epoch: epoch + 2, phase: 'half-open', forced: null });
    endpoint.command({ type: 'force', provider: 'a', to: null, forMs: null });
    expect(endpoint.get('a')).toMatchObject({ epoch: epoch + 3, phase: 'open' });
  });

  it('is not kept free where the hold ends by a command alone', () => {
    const endpoint = held(null);
    const { epoch } = endpoint.get('a');
    endpoint.command({ type: 'force', provider: 'a', to: null, forMs: null });
    expect(endpoint.get('a').epoch).toBe(epoch + 1);
  });
});

describe('half-open', () => {
  it('recovers on distinct ok probes', () => {
    const endpoint = halfOpen().all(['r1'], 'a', ok, 'probe');
    expect(endpoint.get('a').phase).toBe('half-open');
    endpoint.all(['r2', 'r3'], 'a', ok, 'probe');
    expect(endpoint.get('a')).toMatchObject({ phase: 'recovering', share: 0.1, epoch: 4 });
  });

  it('opens again, for longer, on distinct bad probes', () => {
    const endpoint = halfOpen().all(five, 'a', bad, 'probe');
    expect(endpoint.get('a')).toMatchObject({ phase: 'open', opens: 2, epoch: 4 });
    expect(endpoint.alerts()).toEqual(['probes-failed']);
  });

  it('weighs probes only', () => {
    expect(halfOpen().all(five, 'a', ok).get('a').phase).toBe('half-open');
  });

  it('weighs a late probe neither way', () => {
    expect(halfOpen().all(five, 'a', { late: 1 }, 'probe').get('a').phase).toBe('half-open');
  });

  it('doubles its share each 20 s without a verdict, in the same epoch', () => {
    const endpoint = halfOpen().wait(20_000);
    expect(endpoint.get('a')).toMatchObject({ phase: 'half-open', epoch: 3, share: 1 });
  });

  it('does not double while operators hold it open: nobody can probe, and all would at once afterwards', () => {
    const endpoint = opened().command({ type: 'force', provider: 'a', to: 'open', forMs: null });
    endpoint.wait(3_600_000);
    expect(endpoint.get('a')).toMatchObject({ phase: 'half-open', share: 0.6 });
    endpoint.command({ type: 'force', provider: 'a', to: null, forMs: null }).wait(19_999);
    expect(endpoint.get('a').share).toBe(0.6);
    expect(endpoint.wait(1).get('a').share).toBe(1);
  });

  it('keeps the witnesses it has when its share doubles', () => {
    const endpoint = halfOpen().all(['r1'], 'a', ok, 'probe').wait(20_000);
    expect(endpoint.get('a')).toMatchObject({ phase: 'half-open', share: 1 });
    expect(endpoint.all(['r2', 'r3'], 'a', ok, 'probe').get('a').phase).toBe('recovering');
  });

  it('is decided by the one reporter there is', () => {
    const endpoint = halfOpen();
    endpoint.wait(600_001).all(['r1'], 'a', ok, 'probe');
    expect(endpoint.get('a').phase).toBe('recovering');
  });
});

describe('recovering', () => {
  it('climbs 10, 25, 50, 100 % on votes and 15 s each', () => {
    const endpoint = recovering();
    const shares = [endpoint.get('a').share];
    for (let i = 0; i < 3; i++) {
      endpoint.all(five, 'a', ok).wait(15_000);
      shares.push(endpoint.get('a').share);
    }
    expect(shares).toEqual([0.1, 0.25, 0.5, 1]);
    expect(endpoint.get('a')).toMatchObject({ phase: 'closed', epoch: 5, opens: 1 });
    expect(endpoint.alerts()).toEqual(['recovered']);
  });

  it('climbs on silence after 18 s', () => {
    const endpoint = recovering().wait(17_999);
    expect(endpoint.get('a').share).toBe(0.1);
    expect(endpoint.wait(1).get('a').share).toBe(0.25);
  });

  it('does not climb on late answers', () => {
    expect(recovering().all(['r1', 'r2'], 'a', { late: 1 }).wait(15_000).get('a').share).toBe(0.1);
  });

  it('opens again on one witness fewer', () => {
    const endpoint = recovering().all(['r1', 'r2'], 'a', bad);
    expect(endpoint.get('a')).toMatchObject({ phase: 'open', opens: 2 });
    expect(endpoint.alerts()).toEqual(['ramp-failed']);
  });

  it('takes one opening off the count for each healthy five minutes', () => {
    const endpoint = recovering();
    for (let i = 0; i < 3; i++) endpoint.wait(60_000);
    expect(endpoint.get('a')).toMatchObject({ phase: 'closed', opens: 1 });
    expect(endpoint.wait(299_999).get('a').opens).toBe(1);
    expect(endpoint.wait(1).get('a').opens).toBe(0);
  });
});
