/** The addresses where the person stands, for fields that offer them. The one-file build takes `eager-locate.ts` instead. */
export const loadLocate = () => import('../locate/index.ts');
