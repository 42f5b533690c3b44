import { describe, expect, it } from 'vitest';
import { createShared, defaultPolicy, view } from '../../circuit/index.ts';
import { FakeClock } from '../../platform/testing/fake-clock.ts';
import { ViewPayloads } from './view-payload.ts';

function create(): {
  texts: ViewPayloads;
  clock: FakeClock;
  shown: { record: ReturnType<typeof createShared> };
} {
  const clock = new FakeClock();
  const shown = {
    record: createShared('inc', ['juso'], 0, defaultPolicy),
    view: () => view(shown.record, clock.now()),
  };
  return { texts: new ViewPayloads(shown, clock), clock, shown };
}

describe('the payload of a view', () => {
  it('the same moment is written once', async () => {
    const { texts, clock } = create();
    const first = texts.current();
    await clock.advance(20);
    expect(texts.current()).toBe(first);
  });

  it('ages go on although nothing changes', async () => {
    const { texts, clock } = create();
    texts.current();
    await clock.advance(1_000);
    expect(texts.current()).toMatchObject({
      id: 'inc.1',
      json: expect.stringContaining('"phaseAgeMs":6000') as string,
    });
  });

  it('a new record shows in the same moment', () => {
    const { texts, shown } = create();
    texts.current();
    shown.record = { ...shown.record, rev: 2 };
    expect(texts.current().id).toBe('inc.2');
  });
});
