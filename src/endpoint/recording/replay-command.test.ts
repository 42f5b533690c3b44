import { beforeAll, describe, expect, it } from 'vitest';
import { createShared, defaultPolicy, step, type CircuitEvent } from '../../circuit/index.ts';
import { main } from '../cli/run.ts';
import { item } from '../testing/reports.ts';
import { recordingText, readRecording } from './recording-file.ts';
import { Recorder } from './recorder.ts';
import { whatIf } from './what-if.ts';

const T = Date.UTC(2026, 10, 21, 9);
let file = '';

/** juso fails for four, then for six browsers; after the pause it is probed, then an operator steps in. */
beforeAll(() => {
  let record = createShared('inc', ['kakao-postcode', 'juso'], T, defaultPolicy);
  let now = T;
  const recorder = new Recorder();
  recorder.adopted(record, now);
  const take = (event: CircuitEvent, waitMs: number): void => {
    now += waitMs;
    const stepped = step(record, event, now, defaultPolicy);
    record = stepped.record;
    recorder.decided({ now, event, hasJumped: false, effects: stepped.effects }, record);
  };
  const say = (from: number, to: number, over: object, waitMs: number): void => {
    const reports = Array.from({ length: to - from }, (_, i) => {
      const epoch = record.providers['juso']?.epoch ?? 1;
      const items = [{ ...item('juso', over), epoch }];
      return { reporter: `reporter-${from + i}`, network: `network-${from + i}`, seq: now + waitMs, items };
    });
    take({ type: 'reports', reports }, waitMs);
  };
  say(0, 8, { ok: 1 }, 1_000);
  take({ type: 'tick' }, 20_000);
  say(0, 4, { bad: 1, corroborated: 1 }, 1_000);
  say(4, 6, { bad: 1, corroborated: 1 }, 1_000);
  for (let n = 0; n < 20; n++) take({ type: 'tick' }, 1_000);
  const base = { by: 'kim', why: 'juso is being repaired', rev: record.rev };
  take({ type: 'force', provider: 'juso', to: 'open', forMs: 60_000, ...base }, 500);
  const tape = recorder.read();
  if (tape === null) throw new Error('nothing recorded');
  const head = { version: '0.1.0', node: 'host:8787', at: now, policy: defaultPolicy };
  file = [...recordingText(tape, head, (id) => id.slice(-3))].join('');
});

/** Two hundred browsers are answered at once, and the deadlines begin to fall. */
function learningFile(): string {
  const start = createShared('inc', ['kakao-postcode', 'juso'], T, defaultPolicy);
  const recorder = new Recorder();
  recorder.adopted(start, T);
  let record = start;
  const take = (event: CircuitEvent, now: number): void => {
    const stepped = step(record, event, now, defaultPolicy);
    record = stepped.record;
    recorder.decided({ now, event, hasJumped: false, effects: stepped.effects }, record);
  };
  const reports = Array.from({ length: 200 }, (_, i) => {
    const items = [{ ...item('juso', { ok: 1 }), slowestMs: 100 }];
    return { reporter: `reporter-${i}`, network: `network-${i}`, seq: 1, items };
  });
  take({ type: 'reports', reports }, T + 1);
  take({ type: 'tick' }, T + 10_000);
  const tape = recorder.read();
  if (tape === null) throw new Error('nothing recorded');
  const head = { version: '0.1.0', node: 'host:8787', at: T + 10_000, policy: defaultPolicy };
  return [...recordingText(tape, head, (id) => id.slice(-3))].join('');
}

async function run(args: readonly string[], files: Record<string, string> = {}) {
  let printed = '';
  const complaints: string[] = [];
  const ended = await main({
    args: ['replay', ...args],
    env: {},
    readText: (path) => {
      const text = { 'flight.json': file, ...files }[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
    print: (text) => {
      printed += text;
    },
    complain: (line) => complaints.push(line),
    openStore: () => Promise.reject(new Error('a replay opens no store')),
  });
  return { code: ended.kind === 'ended' ? ended.code : null, lines: printed.trim().split('\n'), complaints };
}

describe('replay', () => {
  it('tells what happened, in order and with evidence, and that it is the same again', async () => {
    const { code, lines, complaints } = await run(['flight.json']);
    expect(complaints).toEqual([]);
    expect(code).toBe(0);
    expect(lines[0]).toContain('host:8787, version 0.1.0');
    expect(lines[1]).toMatch(/^2026-11-21T09:00:2\S+Z {2}juso {2}closed -> open {2}quorum: 4 bad and/);
    expect(lines[1]).toContain('asked for: 4 votes, 2 networks, ratio 1');
    expect(lines[2]).toContain('juso  open -> half-open  retry-due');
    expect(lines[3]).toMatch(
      /juso {2}forced open by kim until 2026-11-21T09:01:\S+Z: juso is being repaired$/,
    );
    expect(lines.at(-1)).toBe('the same as recorded: 3 transitions and commands');
  });

  it('tells how the deadlines moved, and what they rest on', async () => {
    const { code, lines } = await run(['learning.json'], { 'learning.json': learningFile() });
    expect(code).toBe(0);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /Z {2}juso: deadlines 1000\/3000 ms -> 960\/2880 ms \(learned: 0.95 within \d+ ms, 200 browsers, cut 0\)$/,
      ),
    );
  });

  it('says where it is not the same', async () => {
    const bent = file.replace(
      '"from":"closed","to":"open","rule":"quorum"',
      '"from":"closed","to":"open","rule":"partial"',
    );
    const { code, lines } = await run(['flight.json'], { 'flight.json': bent });
    expect(code).toBe(1);
    expect(lines.at(-3)).toContain('not the same as recorded');
    expect(lines.at(-2)).toMatch(/^- .*partial/);
    expect(lines.at(-1)).toMatch(/^\+ .*quorum/);
  });

  it('shows what another quorum would have changed', async () => {
    const policy = JSON.stringify({ minReporters: 6, maxQuorum: 6 });
    const { code, lines } = await run(['flight.json', '--policy', 'p.json'], { 'p.json': policy });
    expect(code).toBe(1);
    expect(lines.find((line) => line.startsWith('- '))).toContain('closed -> open  quorum: 4 bad');
    expect(lines.find((line) => line.startsWith('+ '))).toContain('closed -> open  quorum: 6 bad');
    expect(lines.at(-1)).toMatch(/^\d differences/);
  });

  it('shows that the same policy would have changed nothing', async () => {
    const { code, lines } = await run(['flight.json', '--policy', 'p.json'], { 'p.json': '{}' });
    expect(lines.at(-1)).toBe('no difference: 3 transitions and commands');
    expect(code).toBe(0);
  });

  it('tells machines as JSON', async () => {
    const { lines } = await run(['flight.json', '--json']);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      same: true,
      replayed: [{ effect: { type: 'transition', to: 'open' } }, {}, { effect: { type: 'forced' } }],
    });
  });

  it.each([
    [[], {}, 'takes one file'],
    [['flight.json', 'more'], {}, 'takes one file'],
    [['flight.json', '--what'], {}, "Unknown option '--what'"],
    [['none.json'], {}, 'none.json cannot be read'],
    [['x.json'], { 'x.json': '<html>' }, 'x.json is not JSON'],
    [['x.json'], { 'x.json': '{"a":1}' }, 'x.json is not a flight recording'],
    [
      ['flight.json', '--policy', 'p.json'],
      { 'p.json': '{"quorum":5}' },
      '--policy p.json: quorum is not known',
    ],
    [['flight.json', '--policy', 'none'], {}, 'none cannot be read'],
  ])('with %j says in one line what is wrong', async (args, files, message) => {
    const { code, complaints } = await run(args, files);
    expect(code).toBe(2);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(message);
  });

  it('of a damaged recording says so', async () => {
    const damaged = file.replace(
      '"type":"decided","now"',
      '"type":"adopted","adoption":{"rest":{},"reporters":{},"providers":{"a":{}}},"now"',
    );
    const { code, complaints } = await run(['flight.json'], { 'flight.json': damaged });
    expect(code).toBe(2);
    expect(complaints[0]).toContain('is damaged');
  });
});

it('a recording goes by the numbers of its time, those that browsers have built in too', () => {
  const older = readRecording(file.replace('"slotMs":5000', '"slotMs":500'));
  expect(older).toMatchObject({ kind: 'ok', recording: { policy: { ...defaultPolicy, slotMs: 500 } } });
});

it('the same policy leads to the same, step by step', () => {
  const read = readRecording(file);
  if (read.kind === 'wrong') throw new Error(read.message);
  const { recording } = read;
  const recorded = recording.entries.flatMap((entry) => (entry.type === 'decided' ? entry.effects : []));
  expect(whatIf(recording, recording.policy).map(({ effect }) => effect)).toEqual(recorded);
});
