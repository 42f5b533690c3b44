import { browserPageState } from '../../platform/index.ts';
import { type Provider, type ProviderOptions, loadProvider, failed } from '../../providers/index.ts';

/** What one `<address-source>` asks for. */
export interface SourceSpec {
  readonly type: string;
  readonly options: ProviderOptions;
}

/** What Chrome, Firefox and Safari say of a module that did not come: a `TypeError`, as a wrong option is. */
const NOT_LOADED = /dynamically imported module|importing a module script/i;

/** React, Preact and Vue keep `key` for themselves and never set it, so the option has a second attribute. */
const withKey = ({ 'api-key': key, ...options }: ProviderOptions): ProviderOptions =>
  key ? { ...options, key } : options;

/**
 * Loads the adapters of a page. An adapter that cannot be loaded (our own files are down, a wrong attribute)
 * becomes a provider that says so: the others, and the manual form, go on. Rejects without a network, when an
 * adapter does not come that will come with it.
 */
export async function loadSources(specs: readonly SourceSpec[]): Promise<readonly Provider[]> {
  return Promise.all(
    specs.map(async ({ type, options }): Promise<Provider> => {
      try {
        return await loadProvider(type, withKey(options));
      } catch (reason) {
        console.error(`<address-search>: the provider "${type}" cannot be used.`, reason);
        const message = reason instanceof Error ? reason.message : String(reason);
        const isWrongOption = reason instanceof TypeError && !NOT_LOADED.test(message);
        if (!isWrongOption && !browserPageState().online()) throw reason;
        const error = isWrongOption
          ? ({ kind: 'misconfigured', code: 'source', message } as const)
          : ({ kind: 'down', code: 'adapter-not-loaded', message } as const);
        return { kind: 'search', id: type, search: () => Promise.resolve(failed(error)) };
      }
    }),
  );
}
