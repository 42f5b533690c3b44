import type { MessageText } from '../text/message.ts';

/** The three ways in which operators can be told; also the label of the metrics. */
export const channelNames = ['telegram', 'slack', 'webhook'] as const;
export type ChannelName = (typeof channelNames)[number];

/** One message: an alert, or several of one flapping provider. */
export interface Message {
  readonly text: MessageText;
  /** The same for every attempt, so that the receiver can drop a repeat. */
  readonly id: string;
  /** What an earlier message of the same provider left behind; null: it stands alone. */
  readonly thread: string | null;
}

/** How an attempt to send ended. `detail` never holds a secret. */
export type Sent =
  /** `thread`: what later messages can refer to. */
  | { readonly kind: 'delivered'; readonly thread: string | null }
  /** Asked to wait. */
  | { readonly kind: 'limited'; readonly afterMs: number; readonly detail: string }
  /** The channel does not work now. */
  | { readonly kind: 'failed'; readonly detail: string }
  /** The channel works, and will not take this message. */
  | { readonly kind: 'rejected'; readonly detail: string };

/** Somewhere to send to. */
export interface Channel {
  readonly name: ChannelName;
  /** For people: several changes of a flapping provider become one message. */
  readonly merges: boolean;
  /** Between two messages (ms). */
  readonly gapMs: number;
  /** Never throws; ends within `timeoutMs` of `http-post.ts`. */
  send(message: Message): Promise<Sent>;
}
