import { gangwonChungcheong } from './gangwon-chungcheong.ts';
import { gyeonggiIncheon } from './gyeonggi-incheon.ts';
import { gyeongsang } from './gyeongsang.ts';
import { jeollaJeju } from './jeolla-jeju.ts';
import { jusoRows } from './juso-rows.ts';
import { providerRows } from './provider-rows.ts';
import { seoul } from './seoul.ts';
import { seoulCentre } from './seoul-centre.ts';
import { known, type KnownAddress } from './types.ts';

const regions = [seoulCentre, seoul, gyeonggiIncheon, gangwonChungcheong, gyeongsang, jeollaJeju];

/** Real public addresses that both simulated services know, those of the services' own answers first. */
export const knownAddresses: readonly KnownAddress[] = [jusoRows, providerRows, ...regions].flatMap((rows) =>
  rows.trim().split('\n').map(known),
);
