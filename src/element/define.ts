import { defineElements } from './define-elements.ts';

defineElements();

// With these come the names of the tags and events for TypeScript.
export type { AddressSearch, AddressSource } from './index.ts';
