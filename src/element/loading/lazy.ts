/** The searching half, loaded on the first focus. The one-file build takes `eager-combobox.ts` instead. */
export const loadCombobox = () => import('../combobox/combobox.ts');
