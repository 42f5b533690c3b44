import type { PublicView } from '../../circuit/index.ts';
import type { Clock } from '../../platform/index.ts';
import type { Store } from '../stores/store.ts';
import type { Channel, ChannelName } from './channels/channel.ts';

/** How one attempt to deliver an alert ended. */
export type DeliveryResult = 'delivered' | 'limited' | 'failed' | 'rejected' | 'given-up';

/** Who wants to know: metrics and the log. */
export interface DeliveryWatcher {
  readonly delivery: (channel: ChannelName, result: DeliveryResult, alerts: number) => void;
  readonly trouble: (what: string) => void;
}

export interface DeliveryOptions {
  readonly store: Store;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly random: () => number;
  /** Store ms. */
  readonly now: () => number;
  readonly view: () => PublicView;
  readonly consoleUrl: () => string;
  readonly watcher: DeliveryWatcher;
  /** Unlike that of any other node. */
  readonly name: string;
}
