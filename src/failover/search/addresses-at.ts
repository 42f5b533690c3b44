import type { Location } from '../../address/index.ts';
import type { Answer, LocatingProvider, Provider } from '../../providers/index.ts';
import { boundedCall } from '../calls/bounded-call.ts';
import type { SearchContext } from '../calls/context.ts';
import { healthySteps } from '../calls/plan-steps.ts';

export const isLocating = (provider: Provider): provider is LocatingProvider => 'addressesAt' in provider;

const failed = (kind: 'down' | 'aborted', code: string): Answer => ({
  kind: 'failed',
  error: { kind, code, message: code },
});

/**
 * The addresses at a point, of the services that can tell them, one after the other until one answers. Who is in doubt,
 * held open or asking to be left alone is not asked. What comes of it says nothing of a service's search, so that it is
 * no evidence (docs/failover.md#the-addresses-at-a-point).
 */
export async function addressesAt(
  context: SearchContext,
  point: Location,
  signal: AbortSignal,
): Promise<Answer> {
  const { steps, panic } = context.plan();
  const { limited } = context.evidence.view();
  let answer = failed('down', 'not-asked');
  for (const { step, provider } of panic ? [] : healthySteps(context, steps)) {
    if (!isLocating(provider) || limited?.has(provider.id)) continue;
    answer = await ask(context, (ending) => provider.addressesAt(point, ending), step.hardMs, signal);
    if (answer.kind !== 'failed' || signal.aborted) break;
    context.emit({ type: 'provider-error', provider: provider.id, error: answer.error });
  }
  return answer;
}

function ask(
  { options }: SearchContext,
  run: (signal: AbortSignal) => Promise<Answer>,
  hardMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (): void => {
      call.abort();
      resolve(failed('aborted', 'superseded'));
    };
    const call = boundedCall<Answer>({
      clock: options.clock,
      pageState: options.pageState,
      softMs: hardMs,
      hardMs,
      run,
      onEnd: ({ answer }) => {
        signal.removeEventListener('abort', end);
        resolve(answer);
      },
    });
    signal.addEventListener('abort', end);
  });
}
