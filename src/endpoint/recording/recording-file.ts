import { setImmediate } from 'node:timers/promises';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { readShared } from '../../circuit/index.ts';
import { readRecordedPolicy } from '../config/policy-file.ts';
import { anonymize } from './anonymize.ts';
import {
  recordingFormat,
  recordingVersion,
  type Recording,
  type RecordedParts,
  type RecordingEntry,
} from './recording.ts';

/** What a file says of itself, before the entries. */
export type RecordingHead = Pick<Recording, 'version' | 'node' | 'at' | 'policy'>;

/** Characters of a piece of a file: work for well under a millisecond. */
const pieceSize = 64 * 1_024;

/** The file in pieces, some of them empty, so that writing a large one holds up nobody. @param pseudonymOf a keyed hash */
export function* recordingText(
  parts: RecordedParts,
  { version, node, at, policy }: RecordingHead,
  pseudonymOf: (id: string) => string,
): Generator<string> {
  const { start, entries } = yield* anonymize(parts, pseudonymOf);
  const head = JSON.stringify({
    format: recordingFormat,
    v: recordingVersion,
    version,
    node,
    at,
    policy,
    start,
  });
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
  | { readonly kind: 'ok'; readonly recording: Recording }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads such a file. What is in an entry shows when it is replayed. */
export function readRecording(text: string): ReadRecording {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return wrong('is not JSON');
  }
  if (!fileSchema.Check(parsed) || parsed.format !== recordingFormat)
    return wrong('is not a flight recording');
  if (parsed.v !== recordingVersion) return wrong('is a flight recording of another version of this command');
  const policy = readRecordedPolicy(JSON.stringify(parsed.policy) ?? '');
  if (policy === null) return wrong('holds no policy that this version knows');
  const start = readShared(parsed.start, policy);
  if (start === null) return wrong('holds no record to start from that this version knows');
  const { version, node, at, entries } = parsed;
  if (!entriesSchema.Check(entries)) return wrong('holds something that is no entry');
  return {
    kind: 'ok',
    recording: {
      format: recordingFormat,
      v: recordingVersion,
      policy,
      start,
      entries: entries as unknown as readonly RecordingEntry[],
      version: String(version),
      node: String(node),
      at: typeof at === 'number' ? at : start.lastNow,
    },
  };
}

const fileSchema = Compile(Type.Record(Type.String(), Type.Unknown()));
const object = Type.Object({});
const report = Type.Object({ reporter: Type.String(), items: Type.Array(object) });
const event = Type.Union([
  Type.Object({ type: Type.Enum(['tick', 'force', 'order', 'notice']) }),
  Type.Object({ type: Type.Literal('reports'), reports: Type.Array(report) }),
]);
const adoption = Type.Object({ rest: object, reporters: object, providers: object });
const entriesSchema = Compile(
  Type.Array(
    Type.Union([
      Type.Object({ type: Type.Literal('adopted'), now: Type.Number(), adoption }),
      Type.Object({ type: Type.Literal('decided'), now: Type.Number(), event, effects: Type.Array(object) }),
    ]),
  ),
);

function wrong(message: string): ReadRecording {
  return { kind: 'wrong', message };
}
