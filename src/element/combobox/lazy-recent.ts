/** Recent addresses, for fields that show them. The one-file build takes `eager-recent.ts` instead. */
export const loadRecent = () => import('../recent/index.ts');
