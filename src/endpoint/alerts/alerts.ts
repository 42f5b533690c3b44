import type { ChannelTest } from '../../protocol/index.ts';
import { randomUUID } from 'node:crypto';
import type { AlertOptions } from '../config/alert-options.ts';
import type { Channel, ChannelName } from './channels/channel.ts';
import { Delivery, type DeliveryOptions } from './delivery.ts';
import type { Wire } from './channels/http-post.ts';
import { slack } from './channels/slack.ts';
import type { MessageText } from './text/message.ts';
import { telegram } from './channels/telegram.ts';
import { timeOf } from './text/times.ts';
import { webhook } from './channels/webhook.ts';

/** The alerts of a running endpoint. */
export interface Alerts {
  /** The channels that are configured. */
  readonly channels: readonly ChannelName[];
  /** Age (ms) of the oldest alert that some channel does not have yet, as of some seconds ago; 0: there is none. */
  readonly oldestMs: number;
  /** Sends a test alert through every configured channel at once; takes 20 s at most and never throws. */
  testAlerts(): Promise<readonly ChannelTest[]>;
  close(): Promise<void>;
}

/** Starts to deliver what is in the store's outbox. Without a channel it is emptied all the same. */
export function startAlerts(
  options: AlertOptions,
  ports: Omit<DeliveryOptions, 'channels' | 'name'> & Pick<Wire, 'fetch'>,
): Alerts {
  const channels = channelsOf(options, ports);
  const { now, consoleUrl } = ports;
  const deliverer = new Delivery({ ...ports, channels, name: randomUUID() });
  return {
    channels: channels.map(({ name }) => name),
    get oldestMs() {
      const { oldestAt } = deliverer;
      return oldestAt === null ? 0 : Math.max(0, now() - oldestAt);
    },
    testAlerts: () => testAlerts(channels, now(), consoleUrl()),
    close: () => deliverer.close(),
  };
}

/** The configured channels. */
export function channelsOf(
  { telegram: bot, slack: hook, webhook: receiver }: AlertOptions,
  wire: Wire,
): readonly Channel[] {
  return [
    ...(bot === null ? [] : [telegram(bot, wire)]),
    ...(hook === null ? [] : [slack(hook.url, wire)]),
    ...(receiver === null ? [] : [webhook(receiver, wire)]),
  ];
}

/** Tries every channel once, outside of all order and backoff. */
export async function testAlerts(
  channels: readonly Channel[],
  now: number,
  consoleUrl: string,
): Promise<readonly ChannelTest[]> {
  const text: MessageText = {
    ko: ['🔔 주소 검색 시험 알림입니다.', `보낸 때: ${timeOf(now)}`, '장애가 아닙니다.'],
    en: ['Test alert of address search.', `Sent: ${timeOf(now)}`, 'Nothing is wrong.'],
    foot: consoleUrl,
    event: { type: 'ops.test', at: now, data: { console: consoleUrl } },
  };
  const id = `test:${randomUUID()}`;
  return Promise.all(
    channels.map(async (channel): Promise<ChannelTest> => {
      const sent = await channel.send({ id, text, thread: null });
      const ok = sent.kind === 'delivered';
      return { channel: channel.name, ok, detail: ok ? 'delivered' : sent.detail };
    }),
  );
}
