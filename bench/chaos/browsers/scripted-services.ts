import type { Answer } from '../../../src/providers/index.ts';
import { failed, found } from '../../../src/failover/testing/providers.ts';
import type { ServiceHealth } from '../plan.ts';

/** How long (ms) a service that is up takes. */
const answersAfterMs = 15;

/** The services that all simulated browsers ask, up and down as the plan has it. */
export class ScriptedServices {
  readonly #health = new Map<string, ServiceHealth>();

  set(provider: string, health: ServiceHealth): void {
    this.#health.set(provider, health);
  }

  ask(provider: string, signal: AbortSignal): Promise<Answer> {
    const health = this.#health.get(provider) ?? 'up';
    if (health === 'refusing') return Promise.resolve(failed({ kind: 'down' }));
    return new Promise((resolve) => {
      const timer = health === 'up' ? setTimeout(() => resolve(found(provider)), answersAfterMs) : undefined;
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve(failed({ kind: 'aborted' }));
      });
    });
  }
}
