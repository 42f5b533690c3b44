import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HandPage } from '../testing/page.ts';
import { failed, found, HandProvider, HandViewer, none } from '../testing/providers.ts';
import { freshView } from '../testing/view.ts';

let page: HandPage;
let first: HandProvider;
let second: HandProvider;

beforeEach(async () => {
  first = new HandProvider('first', () => failed({ kind: 'down' }));
  second = new HandProvider('second', () => found('second'));
  page = new HandPage([first, second]);
  // Two failures demote; 15 s later a probe is due.
  await page.search('세종대로 1');
  await page.search('세종대로 2');
  await page.clock.advance(15_000);
  first.reply = null;
});

afterEach(async () => {
  await page.clock.advance(20_000);
  expect(page.clock.pending).toBe(0);
  page.failover.dispose();
  expect(page.listening).toBe(0);
});

const head = () => page.failover.plan().steps[0]?.provider;
const probes = () => page.settled.filter(({ kind }) => kind === 'probe').map(({ outcome }) => outcome);

describe('a shadow probe', () => {
  it('goes beside the search with the same text, and the user does not wait for it', async () => {
    const startedAt = page.clock.now();
    expect(await page.search('세종대로 110')).toMatchObject({ kind: 'results', provider: 'second' });
    expect(page.clock.now()).toBe(startedAt);
    expect(first.last.query.text).toBe('세종대로 110');
  });

  it('brings the provider back when it answers', async () => {
    await page.search('세종대로 110');
    first.last.answer(found('first'));
    await page.clock.advance(0);
    expect(probes()).toEqual(['ok']);
    expect(head()).toBe('first');
    first.reply = () => found('first');
    await page.search('세종대로 111');
    expect(page.changes().at(-1)).toBe('second > first: recovered');
  });

  it('is sent one at a time', async () => {
    const calls = first.requests.length;
    await page.search('세종대로 110');
    await page.search('세종대로 111');
    expect(first.requests).toHaveLength(calls + 1);
  });

  it('that hangs ends at its own deadline and keeps the provider away', async () => {
    await page.search('세종대로 110');
    await page.clock.advance(2000);
    expect(probes()).toEqual(['bad']);
    expect(head()).toBe('second');
  });

  it('with zero hits does not bring back a provider while another one finds the text', async () => {
    await page.search('세종대로 110');
    first.last.answer(none);
    await page.clock.advance(0);
    expect(probes()).toEqual(['void']);
    expect(head()).toBe('second');
  });

  it('with zero hits is in order when the other one finds nothing either', async () => {
    second.reply = () => none;
    await page.search('없는길 1');
    first.last.answer(none);
    await page.clock.advance(0);
    expect(probes()).toEqual(['ok']);
  });

  it('of an embedding provider loads its script only', async () => {
    page.failover.dispose();
    const viewer = new HandViewer('viewer');
    page = new HandPage([viewer, second], {
      readView: freshView({ viewer: { epoch: 2, phase: 'half-open', phaseAgeMs: 0 }, second: {} }),
    });
    expect(await page.search('세종대로')).toMatchObject({ kind: 'results', provider: 'second' });
    await page.clock.advance(0);
    expect(viewer.preloads).toBe(1);
    expect(viewer.opened).toHaveLength(0);
    expect(page.settled.filter(({ kind }) => kind === 'probe')).toMatchObject([{ epoch: 2, outcome: 'ok' }]);
  });
});
