/** The addresses where the person stands. */
export { findHere } from './find-here.ts';
export { renderLocate } from './locate-template.ts';
