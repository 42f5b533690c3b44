/** Shares that differ by less are the same: a sum of floats is not exact. */
const alike = 1e-9;

/** 0.25 -> `25%`, 0.025 -> `2.5%`; 0.433 -> `약 43%`, with the word of a language. */
export function percent(part: number, about: string): string {
  const shown = Number((part * 100).toFixed(part < 0.1 ? 1 : 0));
  return `${Math.abs(shown / 100 - part) < alike ? '' : `${about} `}${shown}%`;
}

/** `3.2 s`, `1 min 15 s`, with the units of a language. */
export function spanText(ms: number, minuteUnit: string, secondUnit: string): string {
  if (ms < 60_000) return `${Number((ms / 1_000).toFixed(1))}${secondUnit}`;
  const minutes = Math.floor(ms / 60_000);
  const rest = Math.round((ms % 60_000) / 1_000);
  return `${minutes}${minuteUnit}${rest === 0 ? '' : ` ${rest}${secondUnit}`}`;
}

/** `120 ms`, `1.5 s`. */
export function latencyText(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${Number((ms / 1_000).toFixed(1))} s`;
}
