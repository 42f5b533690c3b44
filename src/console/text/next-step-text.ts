import type { OpsProvider } from '../../protocol/index.ts';
import type { TextContext } from '../locales/language.ts';
import { until } from './time.ts';

/** What happens next to a provider, and when. @param ramp shares by which a provider comes back, rising */
export function nextStepText(
  { phase, forced, retryAt, retryShare, share, doubtful }: OpsProvider,
  ramp: readonly number[],
  { now, texts }: TextContext,
): string {
  const { then } = texts.state;
  if (forced !== null) {
    return forced.until === null ? then.heldForEver : then.held(until(forced.until - now, texts));
  }
  if (doubtful) return then.last;
  switch (phase) {
    case 'open':
      return then.probes(until((retryAt ?? now) - now, texts), retryShare);
    case 'half-open':
      return then.probing(ramp[0] ?? 1);
    case 'recovering':
      return then.ramp(ramp.find((step) => step > share + 1e-9) ?? 1);
    case 'closed':
      return then.watch;
  }
}
