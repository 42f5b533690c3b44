import type { CircuitEvent, SharedRecord } from '../../circuit/index.ts';
import { recordDiff, rowsOf } from './record-diff.ts';
import { relevantEffects, type DecidedEntry, type RecordingEntry, type RecordedParts } from './recording.ts';

/** How much is remembered. Whichever comes first. */
export interface RecorderBounds {
  /** Minutes that are kept at least, while there is room. @default 600_000 */
  readonly keptMs: number;
  /** Memory that the inputs may take, as estimated by their parts. @default 16 MiB */
  readonly maxBytes: number;
}

const defaultBounds: RecorderBounds = { keptMs: 10 * 60_000, maxBytes: 16 * 1_024 * 1_024 };

/** The tape is cut into this many parts, by time and by size; the oldest is dropped as a whole. */
const parts = 20;
/** Bytes of an entry, a report, an item or a row of a table, as far as may be guessed. */
const entryBytes = 200;
const reportBytes = 160;
const itemBytes = 280;

interface Part {
  /** The record before its first entry. */
  readonly start: SharedRecord;
  /** Store ms. */
  at: number;
  readonly entries: RecordingEntry[];
  bytes: number;
}

/**
 * Remembers the last minutes as they went through `step`, so that they can be gone through again. Old inputs go
 * part by part, and each part begins with the record that it was made on: whatever is left can be replayed from
 * its start. Holds at most `maxBytes` and one batch, beside one record for each part.
 */
export class Recorder {
  readonly #parts: Part[] = [];
  #record: SharedRecord | null = null;
  #newestAt = -Infinity;

  constructor(private readonly bounds: RecorderBounds = defaultBounds) {}

  /** This node goes on from a record that it did not make. @param now store ms */
  adopted(record: SharedRecord, now: number): void {
    const before = this.#record;
    this.#record = record;
    if (before === null) {
      this.#parts.push({ start: record, at: now, entries: [], bytes: 0 });
      this.#newestAt = now;
      return;
    }
    const adoption = recordDiff(before, record);
    const circuits = Object.keys(adoption.providers).length + 1;
    const bytes = entryBytes + (circuits + rowsOf(adoption)) * itemBytes;
    this.#push(before, { type: 'adopted', now, adoption }, bytes);
  }

  /** This node has stored a decision, or refused a command. @param record what it led to */
  decided({ effects, ...input }: Omit<DecidedEntry, 'type'>, record: SharedRecord): void {
    const before = this.#record;
    if (before === null) return;
    this.#record = record;
    const relevant = relevantEffects(effects, input.hasJumped);
    this.#push(before, { type: 'decided', ...input, effects: relevant }, bytesOf(input.event));
  }

  /** All that is remembered; null before the first record. */
  read(): RecordedParts | null {
    const first = this.#parts[0];
    if (first === undefined) return null;
    return { start: first.start, entries: this.#parts.flatMap(({ entries }) => entries) };
  }

  #push(before: SharedRecord, entry: RecordingEntry, bytes: number): void {
    const { keptMs, maxBytes } = this.bounds;
    this.#followClock(entry.now);
    let part = this.#parts.at(-1);
    if (part === undefined || part.bytes >= maxBytes / parts || entry.now - part.at >= keptMs / parts) {
      part = { start: before, at: entry.now, entries: [], bytes: 0 };
      this.#parts.push(part);
    }
    part.entries.push(entry);
    part.bytes += bytes;
    this.#forget(entry.now);
  }

  /** What is kept is as old as it was when the clock has been set back: else it would be kept for that much longer. */
  #followClock(now: number): void {
    const byMs = Math.min(0, now - this.#newestAt);
    for (const part of this.#parts) part.at += byMs;
    this.#newestAt = now;
  }

  #forget(now: number): void {
    const { keptMs, maxBytes } = this.bounds;
    let total = this.#parts.reduce((sum, { bytes }) => sum + bytes, 0);
    for (let [first, second] = this.#parts; first !== undefined && second !== undefined;) {
      if (total <= maxBytes && second.at > now - keptMs) return;
      total -= first.bytes;
      this.#parts.shift();
      [first, second] = this.#parts;
    }
  }
}

function bytesOf(event: CircuitEvent): number {
  if (event.type !== 'reports') return entryBytes;
  return event.reports.reduce((sum, { items }) => sum + reportBytes + items.length * itemBytes, entryBytes);
}
