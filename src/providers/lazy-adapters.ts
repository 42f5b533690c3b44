import type { ProviderFactory } from './contract.ts';

export type LoadAdapter = () => Promise<ProviderFactory>;

/** The built-in adapters, each loaded on its first use. The one-file build takes `eager-adapters.ts` instead. */
export const builtIn: Readonly<Record<string, LoadAdapter>> = {
  'kakao-postcode': () => import('./kakao-postcode/index.ts').then(({ factory }) => factory),
  juso: () => import('./juso/index.ts').then(({ factory }) => factory),
  'kakao-local': () => import('./kakao-local/index.ts').then(({ factory }) => factory),
  vworld: () => import('./vworld/index.ts').then(({ factory }) => factory),
  'postcodes-io': () => import('./postcodes-io/index.ts').then(({ factory }) => factory),
  zipcloud: () => import('./zipcloud/index.ts').then(({ factory }) => factory),
};
