/** One file for a CDN or a legacy page: defines the elements and holds every adapter. */
import { registerProvider } from '../providers/registry.ts';
import { factory as kakaoPostcode } from '../providers/kakao-postcode.ts';
import { factory as juso } from '../providers/juso.ts';
import { factory as kakaoLocal } from '../providers/kakao-local.ts';
import { factory as vworld } from '../providers/vworld.ts';
import { factory as postcodesIo } from '../providers/postcodes-io.ts';
import { factory as zipcloud } from '../providers/zipcloud.ts';

registerProvider('kakao-postcode', kakaoPostcode);
registerProvider('juso', juso);
registerProvider('kakao-local', kakaoLocal);
registerProvider('vworld', vworld);
registerProvider('postcodes-io', postcodesIo);
registerProvider('zipcloud', zipcloud);

await import('./define.ts');

export * from './index.ts';
