import type { Messages } from './message-types.ts';
import { koField } from './ko-field.ts';
import { koLocate } from './ko-locate.ts';
import { koSearch } from './ko-search.ts';

/** Korean, 합니다체. No typed text is put before a particle, so that none can be wrong. */
export const ko: Messages = { ...koField, ...koSearch, ...koLocate };
