/** The searching half, loaded on the first focus. The one-file build takes `eager.ts` instead. */
export const loadCombobox = () => import('../combobox/combobox.ts');

/** The browser's side of the endpoint, for fields that name one. */
export const loadSharedState = () => import('../../endpoint-client/index.ts');
