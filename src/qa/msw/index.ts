/** Which visitors an outage of one carrier hits. */
export { percentOf } from './visitor.ts';
