import { joinSharedState } from '../../endpoint-client/index.ts';
import { Combobox, searchStyles, loadSources } from '../combobox/combobox.ts';
import type { loadCombobox as lazyCombobox, loadSharedState as lazySharedState } from './lazy.ts';

/** What `lazy.ts` is to a page that loads modules. By name: a whole module as a value costs a helper. */
export const loadCombobox: typeof lazyCombobox = () =>
  Promise.resolve({ Combobox, searchStyles, loadSources });

export const loadSharedState: typeof lazySharedState = () => Promise.resolve({ joinSharedState });
