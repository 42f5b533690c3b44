import { GANGWON_CHUNGCHEONG } from './gangwon-chungcheong.ts';
import { GYEONGGI_INCHEON } from './gyeonggi-incheon.ts';
import { GYEONGSANG } from './gyeongsang.ts';
import { JEOLLA_JEJU } from './jeolla-jeju.ts';
import { JUSO_ROWS } from './juso-rows.ts';
import { PROVIDER_ROWS } from './provider-rows.ts';
import { SEOUL } from './seoul.ts';
import { SEOUL_CENTRE } from './seoul-centre.ts';
import { known, type KnownAddress } from './types.ts';

/** Real public addresses that both simulated services know, those of the services' own answers first. */
export const ADDRESSES: readonly KnownAddress[] = [
  ...JUSO_ROWS,
  ...PROVIDER_ROWS,
  ...SEOUL_CENTRE,
  ...SEOUL,
  ...GYEONGGI_INCHEON,
  ...GANGWON_CHUNGCHEONG,
  ...GYEONGSANG,
  ...JEOLLA_JEJU,
].map(known);
