/** The grammar of one typed or pasted address line (docs/address-lines.md). */
export { cleanText } from './clean-text.ts';
export { readLine, type AddressLine } from './read-line.ts';
