import { setImmediate } from 'node:timers/promises';
import { readShared, type Policy } from '../../circuit/index.ts';
import { readRules } from '../config/policy-file.ts';
import { disguise } from './anonymize.ts';
import { recordingFormat, type Recording, type RecordingEntry, type RecordedParts } from './recording.ts';

/** What a file says of itself, before the tape. */
export type RecordingHead = Pick<Recording, 'version' | 'node' | 'at' | 'policy'>;

/** Characters of a piece of a file: work for well under a millisecond. */
const pieceSize = 64 * 1_024;

/** The file in pieces, some of them empty, so that writing a large one holds up nobody. @param pseudonym a keyed hash */
export function* recordingText(
  tape: RecordedParts,
  { version, node, at, policy }: RecordingHead,
  pseudonym: (id: string) => string,
): Generator<string> {
  const { start, entries } = yield* disguise(tape, pseudonym);
  const head = JSON.stringify({ format: recordingFormat, v: 1, version, node, at, policy, start });
  let piece = `${head.slice(0, -1)},"entries":[\n`;
  let isFirst = true;
  for (const entry of entries) {
    piece += `${isFirst ? '' : ',\n'}${JSON.stringify(entry)}`;
    isFirst = false;
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n]}\n`;
}

/** Lets everything else have its turn after each piece. */
export async function* unhurried(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    if (piece !== '') yield piece;
    await setImmediate();
  }
}

export type ReadRecording =
  { readonly kind: 'ok'; readonly flight: Recording } | { readonly kind: 'wrong'; readonly message: string };

/** Reads such a file. What is in an entry shows when it is replayed. */
export function readRecording(text: string): ReadRecording {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return wrong('is not JSON');
  }
  if (!isObject(parsed) || parsed['format'] !== recordingFormat) return wrong('is not a flight recording');
  if (parsed['v'] !== 1) return wrong('is a flight recording of another version of this command');
  const policy = policyOf(parsed['policy']);
  if (policy === null) return wrong('holds no policy that this version knows');
  const start = readShared(parsed['start'], policy);
  if (start === null) return wrong('holds no record to start from that this version knows');
  const { version, node, at, entries } = parsed;
  if (!Array.isArray(entries) || !entries.every(isEntry)) return wrong('holds something that is no entry');
  return {
    kind: 'ok',
    flight: {
      ...{ format: recordingFormat, v: 1, policy, start, entries },
      version: String(version),
      node: String(node),
      at: typeof at === 'number' ? at : start.lastNow,
    },
  };
}

function policyOf(value: unknown): Policy | null {
  if (!isObject(value)) return null;
  const rules = readRules(JSON.stringify(value));
  return rules.kind === 'ok' ? rules.value.policy : null;
}

const events = ['reports', 'tick', 'force', 'order', 'notice'];

function isEntry(value: unknown): value is RecordingEntry {
  if (!isObject(value) || typeof value['now'] !== 'number') return false;
  if (value['type'] === 'adopted') return isAdoption(value['adoption']);
  const { type, event, effects } = value;
  if (type !== 'decided' || !isObject(event) || !Array.isArray(effects)) return false;
  if (!events.includes(String(event['type'])) || !effects.every(isObject)) return false;
  return event['type'] !== 'reports' || isReports(event['reports']);
}

function isReports(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.every(
    (report) =>
      isObject(report) &&
      typeof report['reporter'] === 'string' &&
      Array.isArray(report['items']) &&
      report['items'].every(isObject),
  );
}

function isAdoption(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { rest, reporters, providers } = value;
  return isObject(rest) && isObject(reporters) && isObject(providers);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(message: string): ReadRecording {
  return { kind: 'wrong', message };
}
