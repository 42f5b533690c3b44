import { factory as juso } from './juso/index.ts';
import { factory as kakaoLocal } from './kakao-local/index.ts';
import { factory as kakaoPostcode } from './kakao-postcode/index.ts';
import type { LoadAdapter } from './lazy-adapters.ts';
import { factory as postcodesIo } from './postcodes-io/index.ts';
import { factory as vworld } from './vworld/index.ts';
import { factory as zipcloud } from './zipcloud/index.ts';

/** The built-in adapters in one file: what `lazy-adapters.ts` is to a page that loads modules. */
export const builtIn: Readonly<Record<string, LoadAdapter>> = {
  'kakao-postcode': () => Promise.resolve(kakaoPostcode),
  juso: () => Promise.resolve(juso),
  'kakao-local': () => Promise.resolve(kakaoLocal),
  vworld: () => Promise.resolve(vworld),
  'postcodes-io': () => Promise.resolve(postcodesIo),
  zipcloud: () => Promise.resolve(zipcloud),
};
