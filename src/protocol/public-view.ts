import type { Notice, ProviderView, PublicView, Then } from '../circuit/index.ts';

type Check = (value: unknown) => boolean;

/** A longer timer fires at once in browsers. */
const MAX_TIMER_MS = 0x7fff_ffff;

const isText: Check = (value) => typeof value === 'string';
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
  id: isText,
  level: oneOf('info', 'warning', 'outage'),
  text: shape<Notice['text']>({ ko: isText, en: isText }),
});

const passesAsView = shape<PublicView>({
  v: oneOf(1),
  inc: isText,
  rev: isCount,
  validForMs: isDuration,
  graceMs: isDuration,
  sample: isShare,
  order: (value) => Array.isArray(value) && value.every(isText),
  providers: (value) => isFields(value) && Object.values(value).every(isProvider),
  notice: (value) => value === null || isNotice(value),
});

/** Whether this is a view that every rule of the circuit can be applied to. */
export function isView(value: unknown): value is PublicView {
  return passesAsView(value);
}

/**
 * Reads a view from the wire.
 *
 * @returns null for anything that is no view, an unknown schema version included: it then says nothing, and
 * what was known ages. Fields that this version does not know are ignored.
 */
export function parseView(text: string): PublicView | null {
  try {
    const value: unknown = JSON.parse(text);
    return isView(value) ? value : null;
  } catch {
    return null;
  }
}
