/** One file for a CDN or a legacy page: defines the elements; its build puts every adapter into it. */
import './define.ts';

export * from './index.ts';
