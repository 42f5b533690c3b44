import type { Channel, Message, Sent } from './channel.ts';
import { post, refusal, type Wire } from './http-post.ts';
import { fitted, markedUp, plain } from '../text/message.ts';

export interface TelegramOptions {
  readonly token: string;
  /** A number, or `@channel`. */
  readonly chatId: string;
  /** Without a slash at the end. */
  readonly apiBase: string;
}

/** Characters after the entities have been parsed (Bot API, sendMessage). */
const longestText = 4_096;

/** What later messages reply to, as kept in the store. */
interface Thread {
  readonly chat: string;
  readonly message: number;
}

interface TelegramAnswer {
  readonly ok?: unknown;
  readonly description?: unknown;
  readonly result?: { readonly message_id?: unknown };
  readonly parameters?: { readonly retry_after?: unknown; readonly migrate_to_chat_id?: unknown };
}

/**
 * Telegram, by the Bot API's `sendMessage` with HTML. The token stands in the URL, so neither is ever told.
 * A group that has become a supergroup is followed to its new number.
 */
export function telegram({ token, chatId, apiBase }: TelegramOptions, wire: Wire): Channel {
  const url = `${apiBase}/bot${token}/sendMessage`;
  let chat = chatId;

  const attempt = async (
    text: string,
    isHtml: boolean,
    replyTo: Thread | null,
    hasMoved = false,
  ): Promise<Sent> => {
    const body = {
      chat_id: /^-?\d+$/.test(chat) ? Number(chat) : chat,
      text,
      ...(isHtml ? { parse_mode: 'HTML' } : {}),
      link_preview_options: { is_disabled: true },
      // A message of a chat that has moved is not to be found under its number any more.
      ...(replyTo?.chat === chat
        ? { reply_parameters: { message_id: replyTo.message, allow_sending_without_reply: true } }
        : {}),
    };
    const answer = await post(wire, url, JSON.stringify(body));
    if (answer.kind === 'none') return { kind: 'failed', detail: answer.detail };
    const { ok, description, result, parameters } = answerOf(answer.text);
    if (answer.status === 200 && ok === true) {
      const message = result?.message_id;
      const thread: Thread | null = typeof message === 'number' ? { chat, message } : null;
      return { kind: 'delivered', thread: thread === null ? null : JSON.stringify(thread) };
    }
    const { retry_after: seconds, migrate_to_chat_id: next } = parameters ?? {};
    if (Number.isSafeInteger(next) && !hasMoved) {
      chat = String(next);
      return attempt(text, isHtml, null, true);
    }
    const waitMs = typeof seconds === 'number' && seconds >= 0 ? seconds * 1_000 : answer.waitMs;
    const reason = typeof description === 'string' ? description : '';
    const sent = refusal(answer.status, reason.replaceAll(token, '***'), waitMs);
    const isLost = sent.kind === 'rejected' && /chat not found/i.test(reason);
    return isLost ? { ...sent, kind: 'failed' } : sent;
  };

  return {
    name: 'telegram',
    merges: true,
    gapMs: 1_000,
    async send({ text, thread }: Message): Promise<Sent> {
      const replyTo = thread === null ? null : threadOf(thread);
      const short = fitted(text, longestText);
      const sent = await attempt(markedUp(short, '<b>', '</b>'), true, replyTo);
      // Whatever was wrong with the marks or the thread, the words matter more.
      return sent.kind === 'rejected' ? attempt(plain(short), false, null) : sent;
    },
  };
}

function answerOf(text: string): TelegramAnswer {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function threadOf(memo: string): Thread | null {
  try {
    const { chat, message } = JSON.parse(memo) as Partial<Thread>;
    return typeof chat === 'string' && typeof message === 'number' ? { chat, message } : null;
  } catch {
    return null;
  }
}
