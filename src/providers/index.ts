/** The contract between the search and the services, and how an adapter is found by its type. */
export type * from './contract.ts';
export { registerProvider, loadProvider } from './registry.ts';
export { failed } from './errors.ts';
