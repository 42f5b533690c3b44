'use client';
/** `address-search/react.js`: the field as a component of React 18 and 19, and its two tags in JSX. */
import './tags.ts';

export { AddressSearch } from './address-search.ts';
export type { AddressSearchProps } from './props.ts';
