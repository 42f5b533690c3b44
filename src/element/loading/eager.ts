import { Combobox, listStyles, loadSources } from '../combobox/combobox.ts';
import type { loadCombobox as lazy } from './lazy.ts';

/** What `lazy-combobox.ts` is to a page that loads modules. By name: a whole module as a value costs a helper. */
export const loadCombobox: typeof lazy = () => Promise.resolve({ Combobox, listStyles, loadSources });
