import type { Messages } from './message-types.ts';
import { enField } from './en-field.ts';
import { enLocate } from './en-locate.ts';
import { enSearch } from './en-search.ts';

/** English. */
export const en: Messages = { ...enField, ...enSearch, ...enLocate };
