import { describe, expect, it } from 'vitest';
import { HandPage } from './testing/page.ts';
import { failed, found, HandProvider } from './testing/providers.ts';
import { freshView } from './testing/view.ts';

describe('what a flight display is told', () => {
  it('is told of a search with its whole plan before anything is tried', async () => {
    const page = new HandPage([new HandProvider('first', () => found('first')), new HandProvider('second')]);
    const ended = await page.search('세종대로 110');
    const [event, next] = page.events;
    expect(event).toMatchObject({ type: 'search', request: { text: '세종대로 110', trigger: 'submit' } });
    expect(next).toMatchObject({ type: 'attempt-start', provider: 'first' });
    if (event?.type !== 'search') throw new Error('no search was told');
    expect(event.plan.steps.map(({ provider }) => provider)).toEqual(['first', 'second']);
    expect(await event.outcome).toBe(ended);
    page.failover.dispose();
  });

  it('is told of the search first when the plan begins with another provider than before', async () => {
    const page = new HandPage(
      [new HandProvider('first'), new HandProvider('second', () => found('second'))],
      { readView: freshView({ first: { phase: 'open', share: 0 }, second: {} }) },
    );
    await page.search('세종대로 110');
    expect(page.events.slice(0, 2)).toMatchObject([
      { type: 'search' },
      { type: 'provider-change', from: 'first', to: 'second', reason: 'refused' },
    ]);
    page.failover.dispose();
  });
});

describe('what the next decision would be made of', () => {
  it('shows the shared state, the deadlines and the plan', () => {
    const readView = freshView({ first: { phase: 'recovering', share: 0.25, epoch: 7 } });
    const page = new HandPage([new HandProvider('first')], { readView });
    const explained = page.failover.explain();
    expect(explained.read?.view.providers['first']).toMatchObject({
      phase: 'recovering',
      share: 0.25,
      epoch: 7,
    });
    expect(explained.providers).toEqual([{ id: 'first', softMs: 1000, hardMs: 3000 }]);
    expect(explained.plan).toEqual(page.failover.plan());
    page.failover.dispose();
  });

  it('shows which calls are under way and since when', () => {
    const page = new HandPage([new HandProvider('first')]);
    const startedAt = page.clock.now();
    void page.search('세종대로 110');
    expect(page.failover.explain().calls).toEqual([
      { provider: 'first', kind: 'normal', startedAt, runsOn: false },
    ]);
    page.failover.dispose();
    expect(page.failover.explain().calls).toEqual([]);
  });

  it('shows until when this browser leaves a provider alone', async () => {
    const down = failed({ kind: 'down', code: 'http-500' });
    const page = new HandPage([
      new HandProvider('first', () => down),
      new HandProvider('second', () => found('second')),
    ]);
    await page.search('세종대로 110');
    await page.search('세종대로 112');
    const { local, now, plan } = page.failover.explain();
    expect(local.providers['first']?.demotion).toEqual({
      origin: 'failures',
      level: 1,
      until: now + 15_000,
    });
    expect(plan.steps.map(({ provider }) => provider)).toEqual(['second', 'first']);
    page.failover.dispose();
  });

  it('changes nothing by being asked', async () => {
    const page = new HandPage([new HandProvider('first')], {
      readView: freshView({ first: { phase: 'half-open', share: 1 } }),
    });
    const before = page.failover.explain();
    expect(page.failover.explain()).toEqual(before);
    expect(page.events).toEqual([]);
    page.failover.dispose();
  });
});
