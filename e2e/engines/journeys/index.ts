import type { Journey, Row } from '../journey.ts';
import { changedText } from './changed-text.ts';
import { core } from './core.ts';
import { goesOn } from './goes-on.ts';
import { intoView } from './into-view.ts';
import { list } from './list.ts';
import { offline } from './offline.ts';
import { composed, oneRequest } from './one-request.ts';
import { press } from './press.ts';
import { proposal } from './proposal.ts';
import { typeAhead } from './type-ahead.ts';
import { viewer } from './viewer.ts';

/** Every journey. */
export const JOURNEYS: readonly Journey[] = [
  ...core,
  ...press,
  ...changedText,
  ...intoView,
  ...offline,
  ...proposal,
  ...viewer,
  ...typeAhead,
  ...list,
  ...oneRequest,
  ...goesOn,
];

/** What docs/browsers.md has a row of. */
export const ROWS: readonly Row[] = [...JOURNEYS, composed];
