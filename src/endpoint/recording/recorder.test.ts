import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Walk, type Action } from '../../circuit/testing/walk.ts';
import { createShared, defaultPolicy, step } from '../../circuit/index.ts';
import type { CircuitEvent, Report, ReportItem, SharedRecord } from '../../circuit/index.ts';
import { Fleet, hanging, healthy } from '../../circuit/testing/fleet.ts';
import { item } from '../testing/reports.ts';
import { applyRecordDiff, recordDiff } from './record-diff.ts';
import { recordingText, readRecording } from './recording-file.ts';
import { Recorder } from './recorder.ts';
import { firstDifference, replay, type Replayed } from './replay.ts';
import type { Recording } from './recording.ts';

const T = 1_000_000_000;
const pseudonym = (id: string): string =>
  createHmac('sha256', 'key').update(id).digest('base64url').slice(0, 11);

function exported(recorder: Recorder): { text: string; flight: Recording } {
  const tape = recorder.read();
  if (tape === null) throw new Error('nothing recorded');
  const head = { version: '0.1.0', node: 'a:1', at: 0, policy: defaultPolicy };
  const text = [...recordingText(tape, head, pseudonym)].join('');
  const read = readRecording(text);
  if (read.kind === 'wrong') throw new Error(read.message);
  return { text, flight: read.recording };
}

function again(recorder: Recorder): Replayed {
  const { flight } = exported(recorder);
  return replay(flight, flight.policy);
}

function expectSame({ recorded, replayed }: Replayed): void {
  const at = firstDifference(recorded, replayed);
  if (at !== null) expect(replayed[at]).toEqual(recorded[at]);
}

/** A record without the names in it: how many votes of which sort, where everything stands. */
function bare(record: SharedRecord): unknown {
  return {
    ...record,
    policy: null,
    reporters: Object.values(record.reporters)
      .map(({ at, seq }) => `${at} ${seq}`)
      .sort(),
    providers: Object.fromEntries(
      Object.entries(record.providers).map(([id, each]) => {
        const votes = Object.values(each.window).map(({ vote, endedAt, seq }) => `${vote} ${endedAt} ${seq}`);
        const unanswered = each.unanswered && { ...each.unanswered, voices: [] };
        return [
          id,
          { ...each, because: { ...each.because, reporters: [] }, window: votes.sort(), unanswered },
        ];
      }),
    ),
  };
}

/** Steps a record as a node does, and records it. */
class Node {
  record = createShared('inc', ['a', 'b'], T, defaultPolicy);
  now = T;
  readonly recorder: Recorder;

  constructor(bounds?: ConstructorParameters<typeof Recorder>[0]) {
    this.recorder = bounds === undefined ? new Recorder() : new Recorder(bounds);
    this.recorder.adopted(this.record, this.now);
  }

  take(event: CircuitEvent, waitMs = 100): void {
    this.now += waitMs;
    const { record, effects } = step(this.record, event, this.now, defaultPolicy);
    if (!effects.some(({ type }) => type === 'refused')) this.record = record;
    this.recorder.decided({ now: this.now, event, hasJumped: false, effects }, this.record);
  }

  /** Another node has been faster. */
  other(event: CircuitEvent): void {
    this.record = JSON.parse(
      JSON.stringify(step(this.record, event, this.now, defaultPolicy).record),
    ) as SharedRecord;
    this.recorder.adopted(this.record, this.now);
  }
}

const outcome = fc.constantFrom('ok', 'late', 'bad', 'opaque', 'misconfigured');

/** Few names, numbers and times, so that ties and lies are common: that is where the order of names decides. */
const report: fc.Arbitrary<Report> = fc.record({
  reporter: fc
    .integer({ min: 0, max: 14 })
    .map((n) => `${['z', 'A', '_', '0', '-'][n % 5] ?? ''}reporter-${n * 7}`),
  network: fc.integer({ min: 0, max: 5 }).map((n) => `network-${(n * 31) % 7}`),
  seq: fc.integer({ min: 1, max: 30 }),
  items: fc.array(
    fc
      .record({
        provider: fc.constantFrom('a', 'b'),
        epoch: fc.integer({ min: 1, max: 6 }),
        kind: fc.constantFrom('normal', 'probe') as fc.Arbitrary<ReportItem['kind']>,
        outcome,
        ageMs: fc.constantFrom(0, 100, 5_000),
      })
      .map(({ provider, outcome: counted, ...more }) => {
        const isBad = counted !== 'ok' && counted !== 'late';
        return item(provider, { ...more, [counted]: 1, corroborated: isBad ? 1 : 0 });
      }),
    { minLength: 1, maxLength: 3 },
  ),
});

const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('reports' as const),
      reports: fc.array(report, { minLength: 1, maxLength: 12 }),
      waitMs: fc.constantFrom(100, 100, 1_000, 16_000),
      isOther: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('tick' as const), waitMs: fc.constantFrom(1_000, 20_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('force' as const),
      to: fc.constantFrom('open', 'closed', null),
      back: fc.integer({ min: 0, max: 2 }),
    }),
  },
);

// Many runs of many steps each, on whatever machine.
describe('what was recorded', { timeout: 60_000 }, () => {
  it('is told again, vote by vote, whatever happened and whoever lied', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(happening, { minLength: 5, maxLength: 40 }), (all) => {
        const node = new Node();
        for (const each of all) {
          if (each.type === 'reports') {
            const event = { type: 'reports', reports: each.reports } as const;
            if (each.isOther) node.other(event);
            else node.take(event, each.waitMs);
          } else if (each.type === 'tick') node.take({ type: 'tick' }, each.waitMs);
          else {
            const base = { by: 'kim', why: 'a good reason', rev: node.record.rev - each.back };
            node.take({ type: 'force', provider: 'a', to: each.to, forMs: 30_000, ...base });
          }
        }
        const result = again(node.recorder);
        expectSame(result);
        expect(bare(result.record)).toEqual(bare(node.record));
        for (const { effect } of result.recorded) {
          reached.add(effect.type === 'transition' ? effect.to : effect.type);
        }
      }),
      { numRuns: 50, seed: 4 },
    );
    // Or the runs above would prove little.
    expect([...reached]).toEqual(expect.arrayContaining(['open', 'half-open', 'forced', 'refused', 'alert']));
  });

  it('of a fleet in an outage and out of it again, its clock set back in between, is told again', () => {
    const recorder = new Recorder();
    let isFirst = true;
    const walk = new Walk({
      stepped: (before, after, event, effects) => {
        if (isFirst) recorder.adopted(before, walk.clock);
        isFirst = false;
        recorder.decided({ now: walk.clock, event, hasJumped: false, effects }, after);
      },
      planned: () => undefined,
    });
    const actions: readonly Action[] = [
      { type: 'stretch', a: 'ok', b: 'ok', rounds: 5, ms: 2_000 },
      { type: 'stretch', a: 'bad', b: 'ok', rounds: 15, ms: 2_000 },
      { type: 'mishap', what: 'clock-back' },
      { type: 'force', provider: 'b', to: 'closed', forMs: 20_000 },
      { type: 'stretch', a: 'ok', b: 'ok', rounds: 40, ms: 2_000 },
      { type: 'flip' },
      { type: 'replay' },
    ];
    for (const action of actions) walk.do(action);
    const result = again(recorder);
    expectSame(result);
    const moves = result.replayed.flatMap(({ effect }) => (effect.type === 'transition' ? [effect.to] : []));
    expect(moves).toEqual(expect.arrayContaining(['open', 'half-open', 'recovering', 'closed']));
    expect(result.replayed.map(({ effect }) => effect)).toContainEqual(
      expect.objectContaining({ kind: 'clock-jump', byMs: -3_600_000 }),
    );
    expect(bare(result.record)).toEqual(bare(walk.record));
  });

  it('names nobody: no reporter, no network, yet the same one by the same name', () => {
    const node = new Node();
    for (let n = 0; n < 6; n++) {
      const items = [item('a', { bad: 1, corroborated: 1 })];
      const reporter = `reporter-${n}-secret`;
      node.take({ type: 'reports', reports: [{ reporter, network: `network-${n}-secret`, seq: 1, items }] });
    }
    node.other({
      type: 'reports',
      reports: [{ reporter: 'x-secret', network: 'y-secret', seq: 1, items: [] }],
    });
    const { text, flight } = exported(node.recorder);
    expect(text).not.toContain('secret');
    const opened = flight.entries.flatMap((entry) => (entry.type === 'decided' ? entry.effects : []));
    const effect = opened.find(({ type }) => type === 'transition');
    const names = effect?.type === 'transition' ? effect.because.reporters : [];
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(text.split(`"reporter":"${name}"`)).toHaveLength(2);
  });

  it('keeps apart the names of two days, so that one network is not told again as two', () => {
    const node = new Node();
    for (const [n, network] of ['ab.x', 'ab.x', 'cd.y', 'cd.y', 'cd.y'].entries()) {
      const items = [item('a', { bad: 1, corroborated: 1 })];
      node.take({ type: 'reports', reports: [{ reporter: `reporter-${n}`, network, seq: 1, items }] });
    }
    const { recorded, replayed } = again(node.recorder);
    expect(recorded).toEqual([]);
    expect(replayed).toEqual([]);
  });
});

describe('the recorder', { timeout: 60_000 }, () => {
  const said = (n: number): CircuitEvent => {
    const items = [item('a', { ok: 1 })];
    return {
      type: 'reports',
      reports: [{ reporter: `reporter-${n % 40}`, network: `n${n % 9}`, seq: n, items }],
    };
  };

  it('keeps ten minutes, and what is left can be replayed from its start', () => {
    const node = new Node();
    for (let n = 1; n <= 400; n++) node.take(said(n), 2_000);
    const tape = node.recorder.read();
    const first = tape?.entries[0]?.now ?? 0;
    expect(node.now - first).toBeGreaterThanOrEqual(10 * 60_000);
    expect(node.now - first).toBeLessThan(11 * 60_000);
    expectSame(again(node.recorder));
    expect(bare(again(node.recorder).record)).toEqual(bare(node.record));
  });

  it('regression: kept what was before for as much longer as the clock was set back', () => {
    const node = new Node();
    for (let n = 1; n <= 200; n++) node.take(said(n), 2_000);
    node.now -= 3_600_000;
    for (let n = 201; n <= 600; n++) node.take(said(n), 2_000);
    const entries = node.recorder.read()?.entries.length ?? 0;
    expect(entries).toBeGreaterThanOrEqual(300);
    expect(entries).toBeLessThan(330);
    expectSame(again(node.recorder));
    expect(bare(again(node.recorder).record)).toEqual(bare(node.record));
  });

  it('does not grow with what arrives', () => {
    const node = new Node({ keptMs: 600_000, maxBytes: 200_000 });
    for (let n = 1; n <= 1_000; n++) node.take(said(n), 10);
    expect(node.recorder.read()?.entries.length).toBeLessThan(330);
    expectSame(again(node.recorder));
    expect(bare(again(node.recorder).record)).toEqual(bare(node.record));
  });

  it('has nothing before the first record', () => {
    expect(new Recorder().read()).toBeNull();
  });
});

it('a record that was taken over is the one that was there', () => {
  const fleet = new Fleet({ seed: 3, browsers: 40 });
  const { record: before } = fleet;
  fleet.set('a', hanging);
  fleet.pass(30_000);
  const during = fleet.record;
  fleet.set('a', healthy);
  fleet.pass(60_000);
  for (const [from, to] of [
    [before, during],
    [during, fleet.record],
    [fleet.record, before],
  ] as const) {
    expect(applyRecordDiff(from, recordDiff(from, to))).toEqual({ ...to, policy: from.policy });
  }
});

describe('a file', () => {
  it.each([
    ['{', 'is not JSON'],
    ['[]', 'is not a flight recording'],
    ['{"v":1,"order":[]}', 'is not a flight recording'],
    ['{"format":"address-search-flight","v":1}', 'another version'],
    ['{"format":"address-search-flight","v":2,"policy":{"what":1}}', 'no policy'],
    ['{"format":"address-search-flight","v":2,"policy":{},"start":{}}', 'no record'],
  ])('such as %s is told off', (text, message) => {
    expect(readRecording(text)).toMatchObject({
      kind: 'wrong',
      message: expect.stringContaining(message) as string,
    });
  });

  it('with an entry that is none is told off', () => {
    const { text } = exported(new Node().recorder);
    const broken = text.replace(
      '"entries":[',
      '"entries":[{"now":1,"type":"decided","event":{"type":"what"}}',
    );
    expect(readRecording(broken)).toMatchObject({ kind: 'wrong' });
  });
});
