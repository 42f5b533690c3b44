import type { Notice, ProviderView, PublicView, Then } from '../circuit/index.ts';
import { maxNotice } from './ops-commands.ts';

type Check = (value: unknown) => boolean;

/** A longer timer fires at once in browsers. */
const MAX_TIMER_MS = 0x7fff_ffff;

/** Beyond these a broken or hostile endpoint could stop every search, or fill a visitor's device. */
const bounds = {
  deadlineMs: [300, 30_000],
  validForMs: [0, 600_000],
  graceMs: [0, 3_600_000],
  phaseAgeMs: [0, 10 * 365 * 86_400_000],
  thenInMs: [-MAX_TIMER_MS, MAX_TIMER_MS],
} as const;
/** Characters of an id, ids of a view, characters of a view as text. */
const maxIdLength = 100;
const maxProviders = 32;
const maxTextLength = 64 * 1_024;

const isText: Check = (value) => typeof value === 'string';
const isId: Check = (value) => isText(value) && (value as string).length <= maxIdLength;
const isNoticeText: Check = (value) => isText(value) && (value as string).length <= maxNotice;
const isNumber: Check = Number.isFinite;
const isDuration: Check = (value) => isNumber(value) && (value as number) >= 0;
const isTimer: Check = (value) => isDuration(value) && (value as number) <= MAX_TIMER_MS;
const isCount: Check = (value) => isDuration(value) && Number.isSafeInteger(value);
const isShare: Check = (value) => isDuration(value) && (value as number) <= 1;

const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose fields all pass; others do not matter. */
const shape =
  <T>(fields: { readonly [K in keyof Required<T>]: Check }): Check =>
  (value) =>
    isFields(value) && Object.entries<Check>(fields).every(([name, passes]) => passes(value[name]));

const isPhase = oneOf('closed', 'open', 'half-open', 'recovering');
const isThen = shape<Then>({ inMs: isNumber, epoch: isCount, phase: isPhase, share: isShare });

const isProvider = shape<ProviderView>({
  epoch: isCount,
  phase: isPhase,
  phaseAgeMs: isNumber,
  share: isShare,
  forced: oneOf(null, 'open', 'closed'),
  softMs: isTimer,
  hardMs: isTimer,
  then: (value) => value === undefined || isThen(value),
  doubtful: oneOf(undefined, true, false),
});

const isNotice = shape<Notice>({
  id: isId,
  level: oneOf('info', 'warning', 'outage'),
  text: shape<Notice['text']>({ ko: isNoticeText, en: isNoticeText }),
});

const passesAsView = shape<PublicView>({
  v: oneOf(1),
  inc: isId,
  rev: isCount,
  validForMs: isDuration,
  graceMs: isDuration,
  sample: isShare,
  order: (value) => Array.isArray(value) && value.length <= maxProviders && value.every(isId),
  providers: (value) =>
    isFields(value) &&
    Object.keys(value).length <= maxProviders &&
    Object.entries(value).every(([id, each]) => isId(id) && isProvider(each)),
  notice: (value) => value === null || isNotice(value),
});

const clamp = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(Math.max(value, low), high);

function boundedProvider(provider: ProviderView): ProviderView {
  const { epoch, phase, phaseAgeMs, share, forced, softMs, hardMs, then, doubtful } = provider;
  return {
    epoch,
    phase,
    phaseAgeMs: clamp(phaseAgeMs, bounds.phaseAgeMs),
    share,
    forced,
    softMs: clamp(softMs, bounds.deadlineMs),
    hardMs: clamp(hardMs, bounds.deadlineMs),
    ...(then && { then: { ...then, inMs: clamp(then.inMs, bounds.thenInMs) } }),
    ...(doubtful !== undefined && { doubtful }),
  };
}

/**
 * Takes a value for a view that every rule of the circuit can be applied to: numbers out of bounds are clamped,
 * fields that this version does not know are left out.
 *
 * @returns null for anything that is no view, an unknown schema version included: it then says nothing, and
 * what was known ages
 */
export function readView(value: unknown): PublicView | null {
  if (!passesAsView(value)) return null;
  const { v, inc, rev, validForMs, graceMs, sample, order, providers, notice } = value as PublicView;
  return {
    v,
    inc,
    rev,
    validForMs: clamp(validForMs, bounds.validForMs),
    graceMs: clamp(graceMs, bounds.graceMs),
    sample,
    order: [...order],
    providers: Object.fromEntries(
      Object.entries(providers).map(([id, provider]) => [id, boundedProvider(provider)]),
    ),
    notice: notice && {
      id: notice.id,
      level: notice.level,
      text: { ko: notice.text.ko, en: notice.text.en },
    },
  };
}

/** Reads a view from the wire, as `readView` does. */
export function parseView(text: string): PublicView | null {
  if (text.length > maxTextLength) return null;
  try {
    return readView(JSON.parse(text));
  } catch {
    return null;
  }
}
