import type { Channel, Message, Sent } from './channel.ts';
import { post, sentOf, type Wire } from './http-post.ts';
import { fitted, markedUp } from '../text/message.ts';

/** Slack shows no more than this in one piece. */
const longestText = 3_900;

/** Slack, by an incoming webhook. Its URL is the secret. */
export function slack(url: string, wire: Wire): Channel {
  return {
    name: 'slack',
    merges: true,
    gapMs: 1_000,
    async send({ text }: Message): Promise<Sent> {
      const body = { text: markedUp(fitted(text, longestText), '*', '*'), unfurl_links: false };
      return sentOf(await post(wire, url, JSON.stringify(body)), url);
    },
  };
}
