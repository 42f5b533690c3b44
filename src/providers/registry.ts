import { builtIn, type LoadAdapter } from './lazy-adapters.ts';
import type { Provider, ProviderFactory, ProviderOptions } from './contract.ts';

const factories = new Map<string, LoadAdapter>(Object.entries(builtIn));

/** Makes `<address-source type="…">` know an adapter. A type that is known already is replaced. */
export function registerProvider(type: string, factory: ProviderFactory): void {
  factories.set(type, () => Promise.resolve(factory));
}

/**
 * Loads the adapter of a type, on its first use, and makes a provider of it. Rejects with `TypeError` for an
 * unknown type or an option that cannot be, and with the loader's own error when our file did not come.
 */
export async function loadProvider(type: string, options: ProviderOptions): Promise<Provider> {
  const load = factories.get(type);
  if (!load) throw new TypeError(`Unknown provider type "${type}".`);
  return (await load())(options);
}
