import { factory as juso } from './juso.ts';
import { factory as kakaoLocal } from './kakao-local.ts';
import { factory as kakaoPostcode } from './kakao-postcode.ts';
import type { LoadAdapter } from './lazy-adapters.ts';
import { factory as postcodesIo } from './postcodes-io.ts';
import { factory as vworld } from './vworld.ts';
import { factory as zipcloud } from './zipcloud.ts';

/** The built-in adapters in one file: what `lazy-adapters.ts` is to a page that loads modules. */
export const builtIn: Readonly<Record<string, LoadAdapter>> = {
  'kakao-postcode': () => Promise.resolve(kakaoPostcode),
  juso: () => Promise.resolve(juso),
  'kakao-local': () => Promise.resolve(kakaoLocal),
  vworld: () => Promise.resolve(vworld),
  'postcodes-io': () => Promise.resolve(postcodesIo),
  zipcloud: () => Promise.resolve(zipcloud),
};
