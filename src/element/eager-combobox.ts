import * as combobox from './combobox.ts';

/** What `lazy-combobox.ts` is to a page that loads modules. */
export const loadCombobox = () => Promise.resolve(combobox);
