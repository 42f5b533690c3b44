import { describe, expect, it } from 'vitest';
import { Endpoint } from '../testing/test-endpoint.ts';
import { bad, ok } from '../testing/reports.ts';
import { view } from './public-view.ts';

const five = ['r1', 'r2', 'r3', 'r4', 'r5'];

function opened(): Endpoint {
  return new Endpoint().all(five, 'a', bad);
}

describe('operators', () => {
  it('hold open, release, and find the machine where it is, not closed', () => {
    const endpoint = opened().command({ type: 'force', provider: 'a', to: 'open', forMs: null });
    expect(view(endpoint.record, endpoint.now).providers['a']).toMatchObject({ forced: 'open', share: 0 });
    endpoint.wait(60_000).command({ type: 'force', provider: 'a', to: null, forMs: null });
    expect(endpoint.get('a')).toMatchObject({ forced: null, phase: 'half-open' });
  });

  it('hold closed, and normal calls then count as probes underneath', () => {
    const endpoint = opened().command({ type: 'force', provider: 'a', to: 'closed', forMs: null });
    endpoint.wait(60_000).all(five, 'a', ok);
    expect(endpoint.get('a').phase).toBe('recovering');
    expect(view(endpoint.record, endpoint.now).providers['a']?.share).toBe(1);
  });

  it('may give a hold an end, which is a release', () => {
    const endpoint = new Endpoint();
    endpoint.command({ type: 'force', provider: 'a', to: 'open', forMs: 1_000 });
    const { now, record } = endpoint;
    expect(view(record, now + 1_000).providers['a']).toMatchObject({ forced: null, share: 1, epoch: 3 });
    endpoint.wait(1_000);
    expect(endpoint.effects).toMatchObject([{ type: 'forced', to: null, expired: true, epoch: 3 }]);
  });

  it('are not refused because a hold that they saw has run out meanwhile', () => {
    const endpoint = new Endpoint();
    endpoint.command({ type: 'force', provider: 'a', to: 'open', forMs: 1_000 });
    const seen = endpoint.record.rev;
    endpoint.now += 1_000;
    endpoint.command({ type: 'force', provider: 'a', to: 'open', forMs: null }, seen);
    expect(endpoint.get('a').forced?.until).toBeNull();
    expect(endpoint.effects.map((each) => each.type)).toEqual(['forced', 'forced']);
  });

  it('cannot hold every provider open by mistake', () => {
    const endpoint = new Endpoint().command({ type: 'force', provider: 'a', to: 'open', forMs: null });
    endpoint.command({ type: 'force', provider: 'b', to: 'open', forMs: null });
    expect(endpoint.effects).toEqual([{ type: 'refused', reason: 'none-left' }]);
    endpoint.command({ type: 'force', provider: 'b', to: 'open', forMs: null, allowNone: true });
    expect(endpoint.get('b').forced?.to).toBe('open');
  });

  it('are refused only when what they command has changed since', () => {
    const endpoint = new Endpoint();
    const seen = endpoint.record.rev;
    endpoint.command({ type: 'force', provider: 'b', to: 'closed', forMs: null });
    endpoint.command({ type: 'force', provider: 'a', to: 'closed', forMs: null }, seen);
    expect(endpoint.get('a').forced?.to).toBe('closed');
    endpoint.command({ type: 'force', provider: 'b', to: null, forMs: null }, seen);
    expect(endpoint.effects).toEqual([{ type: 'refused', reason: 'conflict' }]);
  });

  it('regression: on a revision that is yet to come were obeyed, whatever had changed since', () => {
    const endpoint = new Endpoint();
    endpoint.command({ type: 'order', order: ['b', 'a'] }, endpoint.record.rev + 1);
    expect(endpoint.effects).toEqual([{ type: 'refused', reason: 'conflict' }]);
    endpoint.command({ type: 'order', order: ['b', 'a'] });
    expect(endpoint.record.order).toEqual(['b', 'a']);
  });

  it('flip the order without touching a phase, an epoch or the evidence', () => {
    const endpoint = opened().all(['r1'], 'b', bad);
    const { providers, rev } = endpoint.record;
    endpoint.command({ type: 'order', order: ['b', 'a'] });
    expect(endpoint.record.providers).toEqual(providers);
    expect(endpoint.record).toMatchObject({ order: ['b', 'a'], rev: rev + 1 });
  });

  it.each([[['a']], [['a', 'b', 'c']], [['a', 'a']]])('cannot order %j', (order) => {
    expect(new Endpoint().command({ type: 'order', order }).effects).toEqual([
      { type: 'refused', reason: 'bad-order' },
    ]);
  });

  it('regression: an order of one name, the others within it behind line feeds, was obeyed and froze every circuit', () => {
    const endpoint = new Endpoint().command({ type: 'order', order: ['a\nb'] });
    expect(endpoint.effects).toEqual([{ type: 'refused', reason: 'bad-order' }]);
    expect(endpoint.wait(1_000).record.order).toEqual(['a', 'b']);
  });

  it('post a notice that ends by itself', () => {
    const endpoint = new Endpoint();
    const notice = { id: 'n1', level: 'outage', text: { ko: '점검 중입니다', en: 'Down' } } as const;
    endpoint.command({ type: 'notice', notice, forMs: 500 });
    expect(view(endpoint.record, endpoint.now).notice).toEqual(notice);
    expect(view(endpoint.record, endpoint.now + 500).notice).toBeNull();
    expect(endpoint.wait(500).record.notice).toBeNull();
  });
});
