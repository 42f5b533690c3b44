import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../providers/contract.ts';
import type { SearchOutcome } from './types.ts';
import { FakeHost, FakeSearchPage, peek } from './testing/page.ts';
import { failed, found, FakeProvider, FakeViewer, none } from './testing/providers.ts';

const ids = ['a', 'b'] as const;
const answers: Readonly<Record<string, (id: string) => Answer>> = {
  found: (id) => found(id),
  none: () => none,
  down: () => failed({ kind: 'down' }),
  opaque: () => failed({ kind: 'opaque' }),
  limited: () => failed({ kind: 'limited', retryAfterMs: 5000 }),
  'bad-query': () => failed({ kind: 'bad-query', code: 'E0006' }),
  digits: () => failed({ kind: 'not-searchable', code: 'digits-only', reason: 'digits-only' }),
};

const command = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    text: fc.constantFrom('세', '세종', '세종대로', '테헤란로'),
  }),
  fc.record({ do: fc.constant('submit' as const), text: fc.constantFrom('세종대로', '테헤란로') }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 50, 200, 999, 1001, 3000, 16_000) }),
  fc.record({
    do: fc.constant('answer' as const),
    id: fc.constantFrom(...ids),
    as: fc.constantFrom(...Object.keys(answers)),
  }),
  fc.record({ do: fc.constant('reject' as const), id: fc.constantFrom(...ids) }),
  fc.record({ do: fc.constant('viewer' as const), is: fc.constantFrom('ready', 'broken', 'blind', 'sees') }),
  fc.record({ do: fc.constant('world' as const), is: fc.constantFrom('hide', 'show', 'offline', 'online') }),
  fc.record({ do: fc.constant('supersede' as const) }),
);

describe('fail-over', () => {
  it('always resolves every search, whatever happens, and leaves nothing behind', async () => {
    const seen = new Set<SearchOutcome['kind']>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 5, maxLength: 60 }),
        fc.constantFrom(0, 1, 2),
        fc.boolean(),
        async (commands, viewerAt, hedged) => {
          const lists = { a: new FakeProvider('a'), b: new FakeProvider('b') };
          const viewer = new FakeViewer('v');
          const order = [lists.a, lists.b];
          const host = new FakeHost();
          const page: FakeSearchPage = new FakeSearchPage(
            [...order.slice(0, viewerAt), viewer, ...order.slice(viewerAt)],
            {
              hedgeMs: hedged ? 1000 : 0,
              control: () => Promise.resolve(page.online),
            },
          );
          const outcomes: Promise<SearchOutcome>[] = [];
          let saidNone = false;
          for (const step of commands) {
            if (step.do === 'type' || step.do === 'submit') {
              outcomes.push(page.search(step.text, { trigger: step.do, viewer: host }));
            } else if (step.do === 'wait') await page.clock.advance(step.ms);
            else if (step.do === 'answer') {
              saidNone ||= step.as === 'none';
              const answer = answers[step.as]?.(step.id);
              if (answer) lists[step.id].requests.at(-1)?.answer(answer);
            } else if (step.do === 'reject') lists[step.id].requests.at(-1)?.reject('a bug');
            else if (step.do === 'viewer') {
              const shown = viewer.opened.at(-1);
              if (step.is === 'ready') shown?.events.onReady();
              else if (step.is === 'broken') shown?.events.onFail({ kind: 'down', code: 'x', message: '' });
              else shown?.events.onSearch('세종대로', step.is === 'sees' ? 3 : 0);
            } else if (step.do === 'world') {
              if (step.is === 'hide') page.hide();
              else if (step.is === 'show') page.show();
              else page.online = step.is === 'online';
            } else page.supersede();
            await page.clock.advance(0);
            expect(host.mounted).toBeLessThanOrEqual(1);
          }
          await page.clock.advance(30_000);
          expect(page.clock.pending).toBe(0);
          for (const outcome of outcomes) {
            const ended = await peek(outcome);
            expect(ended).not.toBe('pending');
            if (ended === 'pending') continue;
            seen.add(ended.kind);
            if (!saidNone) expect(ended.kind).not.toBe('none');
          }
          page.failover.dispose();
          expect(host.mounted).toBe(0);
          expect(page.listening).toBe(0);
          for (const id of ids) {
            expect(lists[id].mostInFlight).toBeLessThanOrEqual(2);
            expect(lists[id].inFlight).toBe(0);
          }
        },
      ),
      { numRuns: 2000 },
    );
    // A walk that never gets there tests nothing.
    expect([...seen].sort()).toEqual(
      [
        'awaiting-submit',
        'bad-query',
        'down',
        'none',
        'not-searchable',
        'offline',
        'results',
        'superseded',
        'viewer',
      ].sort(),
    );
  });
});
