/** What a page or a process gives: time, visibility, ids. Small ports, so that the rest can be tested without them. */
export { systemClock, type Clock } from './clock.ts';
export { EventStream, type StreamSource } from './event-stream.ts';
export { browserPageState, type PageState } from './page-state.ts';
export { notify } from './notify.ts';
export { randomId } from './random-id.ts';
export { deviceStorage, tabStorage, type TextStorage } from './storage.ts';
