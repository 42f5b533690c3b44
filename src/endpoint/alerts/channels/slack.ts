import type { Channel, Message, Sent } from './channel.ts';
import { post, refusal, type Wire } from './http-post.ts';
import { fitted, type Story } from '../text/message.ts';

/** Slack shows no more than this in one piece. */
const longestText = 3_900;

/** Slack, by an incoming webhook. Its URL is the secret. */
export function slack(url: string, wire: Wire): Channel {
  return {
    name: 'slack',
    merges: true,
    gapMs: 1_000,
    async send({ story }: Message): Promise<Sent> {
      const text = textOf(fitted(story, longestText));
      const answer = await post(wire, url, JSON.stringify({ text, unfurl_links: false }));
      if (answer.kind === 'none') return { kind: 'failed', detail: answer.detail };
      if (answer.status >= 200 && answer.status < 300) return { kind: 'delivered', thread: null };
      return refusal(answer.status, answer.text.replaceAll(url, '***'), answer.waitMs);
    },
  };
}

function textOf(story: Story): string {
  const block = ([title = '', ...lines]: readonly string[]): string =>
    [`*${escaped(title)}*`, ...lines.map(escaped)].join('\n');
  return [block(story.ko), block(story.en), escaped(story.foot)].join('\n\n');
}

/** Whoever writes `<!channel>` as a reason calls nobody. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
