import { createHmac } from 'node:crypto';
import type { Channel, Message, Sent } from './channel.ts';
import { post, sentOf, type Wire } from './http-post.ts';

export interface WebhookOptions {
  readonly url: string;
  /** See `keyOf`. */
  readonly key: Buffer;
}

/**
 * Any receiver, by the Standard Webhooks specification: `webhook-id` is the same for each attempt, so that a
 * receiver can drop a repeat; `webhook-timestamp` is that of the attempt; `webhook-signature` is `v1`. For
 * machines: nothing is merged and nothing held back.
 */
export function webhook({ url, key }: WebhookOptions, wire: Wire): Channel {
  return {
    name: 'webhook',
    merges: false,
    gapMs: 0,
    async send({ id, text }: Message): Promise<Sent> {
      const { type, at, data } = text.event;
      const body = JSON.stringify({
        type,
        timestamp: new Date(at).toISOString(),
        data: { id, ...data, text: { ko: text.ko.join('\n'), en: text.en.join('\n') } },
      });
      const seconds = Math.floor(wire.clock.wall() / 1_000);
      const answer = await post(wire, url, body, {
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': `v1,${signatureOf(key, id, seconds, body)}`,
      });
      // What a receiver writes may be anything.
      return sentOf(answer.kind === 'none' ? answer : { ...answer, text: '' }, url);
    },
  };
}

/** The `v1` signature without its name. */
export function signatureOf(key: Buffer, id: string, seconds: number, body: string): string {
  return createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
}

/** The key in a secret, which is base64 with or without `whsec_` before it; null: it is none. */
export function keyOf(secret: string): Buffer | null {
  const text = secret.replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length >= 16 && key.length <= 64 ? key : null;
}
