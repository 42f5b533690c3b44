import type { ProviderFactory } from './contract.ts';

export type LoadAdapter = () => Promise<ProviderFactory>;

/** The built-in adapters, each loaded on its first use. The one-file build takes `eager-adapters.ts` instead. */
export const builtIn: Readonly<Record<string, LoadAdapter>> = {
  'kakao-postcode': () => import('./kakao-postcode.ts').then(({ factory }) => factory),
  juso: () => import('./juso.ts').then(({ factory }) => factory),
  'kakao-local': () => import('./kakao-local.ts').then(({ factory }) => factory),
  vworld: () => import('./vworld.ts').then(({ factory }) => factory),
  'postcodes-io': () => import('./postcodes-io.ts').then(({ factory }) => factory),
  zipcloud: () => import('./zipcloud.ts').then(({ factory }) => factory),
};
