import type { Notice, ProviderView, PublicView, Then } from '../circuit/index.ts';
import { maxNotice } from './ops-commands.ts';

/** Takes a value for what it should be, clamped and without what this version does not know; else throws. */
type Read<T> = (value: unknown) => T;

/** Circuits of a view. */
export const maxProviders = 32;
/** Characters of an id, characters of a view as text. */
const maxIdLength = 100;
const maxTextLength = 64 * 1_024;
/** A longer timer fires at once in browsers. */
const maxTimerMs = 0x7fff_ffff;
const tenYearsMs = 10 * 365 * 86_400_000;

/** Between which numbers (ms) browsers take what an endpoint publishes, whatever it says. */
export const publishedBounds = {
  /** Soft and hard deadline of a service. */
  deadlineMs: [300, 30_000],
  validForMs: [0, 600_000],
  graceMs: [0, 3_600_000],
} as const;

function refuse(): never {
  throw new TypeError('This is no view.');
}

const only =
  <T>(passes: (value: unknown) => boolean): Read<T> =>
  (value) =>
    passes(value) ? (value as T) : refuse();

const numberIn = (least: number, most: number): Read<number> =>
  only((value) => Number.isFinite(value) && (value as number) >= least && (value as number) <= most);

/** Out of bounds it is taken as the bound: beyond these an endpoint could stop every search, or be believed for ever. */
const clamped =
  (low: number, high: number, read: Read<number> = numberIn(-Infinity, Infinity)): Read<number> =>
  (value) =>
    Math.min(Math.max(read(value), low), high);

const textUpTo = (length: number): Read<string> =>
  only((value) => typeof value === 'string' && value.length <= length);

const oneOf = <const T>(...values: readonly T[]): Read<T> => only((value) => values.includes(value as T));

const orElse =
  <T, E>(read: Read<T>, other: E): Read<T | E> =>
  (value) =>
    value === other ? other : read(value);

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse();
  return value as Readonly<Record<string, unknown>>;
}

const shape =
  <T>(reads: { readonly [K in keyof Required<T>]: Read<T[K]> }): Read<T> =>
  (value) => {
    const fields = fieldsOf(value);
    const read = Object.entries<Read<unknown>>(reads).map(
      ([name, take]) => [name, take(fields[name])] as const,
    );
    return Object.fromEntries(read.filter(([, each]) => each !== undefined)) as T;
  };

const id = textUpTo(maxIdLength);
const count = only<number>((value) => Number.isSafeInteger(value) && (value as number) >= 0);
const share = numberIn(0, 1);
const phase = oneOf('closed', 'open', 'half-open', 'recovering');
const deadlineMs = clamped(...publishedBounds.deadlineMs, numberIn(0, maxTimerMs));
const noticeText = textUpTo(maxNotice);

const provider = shape<ProviderView>({
  epoch: count,
  phase,
  phaseAgeMs: clamped(0, tenYearsMs),
  share,
  forced: oneOf(null, 'open', 'closed'),
  softMs: deadlineMs,
  hardMs: deadlineMs,
  then: orElse(
    shape<Then>({ inMs: clamped(-maxTimerMs, maxTimerMs), epoch: count, phase, share }),
    undefined,
  ),
  doubtful: (value) => oneOf(undefined, true, false)(value) || undefined,
});

const readWhole = shape<PublicView>({
  v: oneOf(1),
  inc: id,
  rev: count,
  validForMs: clamped(...publishedBounds.validForMs, numberIn(0, Infinity)),
  graceMs: clamped(...publishedBounds.graceMs, numberIn(0, Infinity)),
  sample: share,
  typeAheadShare: orElse(clamped(0, 1), undefined),
  order: (value) => (Array.isArray(value) && value.length <= maxProviders ? value.map(id) : refuse()),
  providers: (value) => {
    const entries = Object.entries(fieldsOf(value));
    if (entries.length > maxProviders) return refuse();
    return Object.fromEntries(entries.map(([name, each]) => [id(name), provider(each)]));
  },
  notice: orElse(
    shape<Notice>({
      id,
      level: oneOf('info', 'warning', 'outage'),
      text: shape<Notice['text']>({ ko: noticeText, en: noticeText }),
    }),
    null,
  ),
});

/**
 * Takes a value for a view that every rule of the circuit can be applied to: numbers out of bounds are clamped,
 * fields that this version does not know are left out.
 *
 * @returns null for anything that is no view, an unknown schema version included: it then says nothing, and
 * what was known ages
 */
export function readView(value: unknown): PublicView | null {
  try {
    return readWhole(value);
  } catch {
    return null;
  }
}

/** Reads a view from the wire, as `readView` does. */
export function parseView(text: string): PublicView | null {
  try {
    return text.length > maxTextLength ? null : readWhole(JSON.parse(text));
  } catch {
    return null;
  }
}
