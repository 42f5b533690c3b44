import { describe, expect, it } from 'vitest';
import { noAlerts, readAlertOptions } from './alert-options.ts';

const fail = (message: string): never => {
  throw new Error(message);
};
const telegram = { TELEGRAM_BOT_TOKEN: '123456:s3cret', TELEGRAM_CHAT_ID: '-1001' };
const hook = {
  ALERT_WEBHOOK_URL: 'https://hook.example/x',
  ALERT_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
};

describe('the channels', () => {
  it('are none without variables, and an empty variable is none', () => {
    expect(readAlertOptions({}, fail)).toEqual(noAlerts);
    expect(readAlertOptions({ TELEGRAM_BOT_TOKEN: '', SLACK_WEBHOOK_URL: ' ' }, fail)).toEqual(noAlerts);
  });

  it('are those of the environment', () => {
    const env = {
      ...telegram,
      ...hook,
      SLACK_WEBHOOK_URL: 'https://slack.example/s',
      PUBLIC_URL: 'https://ops.example/',
    };
    expect(readAlertOptions(env, fail)).toMatchObject({
      telegram: { token: '123456:s3cret', chatId: '-1001', apiBase: 'https://api.telegram.org' },
      slack: { url: 'https://slack.example/s' },
      webhook: { url: 'https://hook.example/x' },
      publicUrl: 'https://ops.example',
    });
  });

  it('regression: a machine named ops was taken for the path, and links led to the root of the site', () => {
    expect(readAlertOptions({ PUBLIC_URL: 'http://ops' }, fail).publicUrl).toBe('http://ops');
    expect(readAlertOptions({ PUBLIC_URL: 'http://ops/ops/' }, fail).publicUrl).toBe('http://ops');
  });

  it.each(['https://ops.example/ops/', 'https://ops.example/ops'])(
    'regression: link to the console where PUBLIC_URL is its whole address: %s',
    (url) => {
      const { publicUrl } = readAlertOptions({ PUBLIC_URL: url }, fail);
      expect(`${publicUrl}/ops/`).toBe('https://ops.example/ops/');
    },
  );

  it('may be elsewhere', () => {
    const env = { ...telegram, TELEGRAM_API_BASE: 'http://127.0.0.1:8081/' };
    expect(readAlertOptions(env, fail).telegram?.apiBase).toBe('http://127.0.0.1:8081');
  });
});

it.each<[string, Record<string, string>]>([
  ['TELEGRAM_BOT_TOKEN', { ...telegram, TELEGRAM_BOT_TOKEN: 's3cret/../x' }],
  ['TELEGRAM_BOT_TOKEN', { TELEGRAM_CHAT_ID: '-1' }],
  ['TELEGRAM_CHAT_ID', { TELEGRAM_BOT_TOKEN: '1:s3cret' }],
  ['TELEGRAM_CHAT_ID', { ...telegram, TELEGRAM_CHAT_ID: 'the ops' }],
  ['TELEGRAM_API_BASE', { ...telegram, TELEGRAM_API_BASE: 'api.telegram.org' }],
  ['SLACK_WEBHOOK_URL', { SLACK_WEBHOOK_URL: 'ftp://s3cret' }],
  ['ALERT_WEBHOOK_URL', { ...hook, ALERT_WEBHOOK_URL: 'https://kim:s3cret@hook.example' }],
  ['ALERT_WEBHOOK_URL', { ALERT_WEBHOOK_SECRET: hook.ALERT_WEBHOOK_SECRET }],
  ['ALERT_WEBHOOK_SECRET', { ALERT_WEBHOOK_URL: hook.ALERT_WEBHOOK_URL }],
  ['ALERT_WEBHOOK_SECRET', { ...hook, ALERT_WEBHOOK_SECRET: 's3cret' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'ops' }],
])('nonsense is told in one line that begins with %s and repeats no secret: %j', (name, env) => {
  let message = 'nothing wrong';
  try {
    readAlertOptions(env, fail);
  } catch (error) {
    message = String((error as Error).message);
  }
  expect(message.startsWith(`${name}: `)).toBe(true);
  expect(message).not.toMatch(/s3cret|\n|\. /);
});
