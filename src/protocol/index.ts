/** What goes over the wire between browsers, the endpoint and the operators' console: one type for each thing. */
export { maxProviders, parseView, publishedBounds, readView } from './public-view.ts';
export type { BrowserReport, TimedItem } from './report.ts';
export type { OpsProvider, OpsState, VoteCounts, WholeOpsState } from './ops-state.ts';
export * from './operator-text.ts';
export * from './ops-commands.ts';
export * from './series.ts';
export type { NewEntry, TimelineEntry } from './timeline.ts';
