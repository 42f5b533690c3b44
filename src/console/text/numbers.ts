/** 0.256 -> `25.6%`. */
export function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10}%`;
}

/** 0.256 -> `26%`, 0.025 -> `2.5%`. */
export function roughPercent(part: number): string {
  return `${Number((part * 100).toFixed(part < 0.1 ? 1 : 0))}%`;
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
