/** The browser's side of the endpoint, for fields that name one. The one-file build takes `eager-shared-state.ts`. */
export const loadSharedState = () => import('../../endpoint-client/index.ts');
