import type { OpsProvider } from '../../protocol/index.ts';
import type { Texts } from '../locales/ko.ts';
import { until } from './time.ts';

/** Steps of the ramp after half-open (the shared circuit, section 5). */
const steps = [0.1, 0.25, 0.5, 1];

/** What happens next to a provider, and when. `now` is server ms. */
export function nextOf(provider: OpsProvider, now: number, texts: Texts): string {
  const { then } = texts.state;
  const { phase, forced, retryAt, retryShare, share, doubtful } = provider;
  if (forced !== null) {
    return forced.until === null ? then.heldForEver : then.held(until(forced.until - now, texts));
  }
  if (doubtful) return then.last;
  switch (phase) {
    case 'open':
      return then.probes(until((retryAt ?? now) - now, texts), retryShare);
    case 'half-open':
      return then.probing;
    case 'recovering':
      return then.ramp(steps.find((step) => step > share + 1e-9) ?? 1);
    case 'closed':
      return then.watch;
  }
}
