import type { TelegramOptions } from '../alerts/channels/telegram.ts';
import { keyOf, type WebhookOptions } from '../alerts/channels/webhook.ts';

/** Where operators are told; null: not there. All of it is secret. */
export interface AlertOptions {
  readonly telegram: TelegramOptions | null;
  readonly slack: { readonly url: string } | null;
  readonly webhook: WebhookOptions | null;
  /** Where operators reach this endpoint, without a slash at the end; null: where it listens. */
  readonly publicUrl: string | null;
}

export const noAlerts: AlertOptions = { telegram: null, slack: null, webhook: null, publicUrl: null };

/** Whether there is anybody to tell. */
export function hasChannel({ telegram, slack, webhook }: AlertOptions): boolean {
  return telegram !== null || slack !== null || webhook !== null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the channels from the environment. An empty variable counts as none.
 *
 * @param fail throws, given a line that names the variable and repeats no secret
 */
export function readAlertOptions(env: Environment, fail: (message: string) => never): AlertOptions {
  const given = (name: string): string | null => {
    const text = env[name]?.trim() ?? '';
    return text === '' ? null : text;
  };
  const url = (name: string): string | null => {
    const text = given(name);
    if (text === null) return null;
    return isHttpUrl(text) ? text : fail(`${name}: is not an http:// or https:// URL without a user`);
  };

  const token = given('TELEGRAM_BOT_TOKEN');
  const chatId = given('TELEGRAM_CHAT_ID');
  const apiBase = url('TELEGRAM_API_BASE') ?? 'https://api.telegram.org';
  if (token !== null && !/^\d+:[\w-]+$/.test(token))
    fail('TELEGRAM_BOT_TOKEN: is not a token such as 123456:ABC-def');
  if (chatId !== null && !/^(-?\d{1,20}|@\w+)$/.test(chatId))
    fail('TELEGRAM_CHAT_ID: is neither a number nor a name such as @channel');
  if (token !== null && chatId === null) fail('TELEGRAM_CHAT_ID: is needed with TELEGRAM_BOT_TOKEN');
  if (token === null && chatId !== null) fail('TELEGRAM_BOT_TOKEN: is needed with TELEGRAM_CHAT_ID');

  const slackUrl = url('SLACK_WEBHOOK_URL');
  const hookUrl = url('ALERT_WEBHOOK_URL');
  const secret = given('ALERT_WEBHOOK_SECRET');
  const key = secret === null ? null : keyOf(secret);
  if (secret !== null && key === null)
    fail('ALERT_WEBHOOK_SECRET: is not whsec_ and the base64 of 16 to 64 bytes');
  if (hookUrl !== null && key === null) fail('ALERT_WEBHOOK_SECRET: is needed with ALERT_WEBHOOK_URL');
  if (hookUrl === null && key !== null) fail('ALERT_WEBHOOK_URL: is needed with ALERT_WEBHOOK_SECRET');

  return {
    telegram: token === null || chatId === null ? null : { token, chatId, apiBase: withoutSlash(apiBase) },
    slack: slackUrl === null ? null : { url: slackUrl },
    webhook: hookUrl === null || key === null ? null : { url: hookUrl, key },
    // Operators reach the console at /ops/, and may well say so.
    publicUrl: withoutSlash(url('PUBLIC_URL') ?? '').replace(/(?<!\/)\/ops$/, '') || null,
  };
}

/** `fetch` refuses URLs with a user or a password. */
function isHttpUrl(text: string): boolean {
  if (!/^https?:\/\/./i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
