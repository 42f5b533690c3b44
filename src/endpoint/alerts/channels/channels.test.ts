import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createShared, defaultPolicy, view } from '../../../circuit/index.ts';
import { FakeClock } from '../../../platform/testing/fake-clock.ts';
import { channelsOf, testAlerts } from '../alerts.ts';
import type { Channel, Message, Sent } from './channel.ts';
import { messageTextOf } from '../text/message.ts';
import { useTestBeds } from '../testing/beds.ts';
import { answer, cut, Receivers, slackPath, token } from '../testing/receivers.ts';
import { keyOf, signatureOf } from './webhook.ts';

let receivers: Receivers;

beforeEach(async () => {
  receivers = await Receivers.start();
});

afterEach(async () => {
  await receivers.end();
});

function channel(name: 'telegram' | 'slack' | 'webhook'): Channel {
  const [only] = channelsOf(receivers.options(name), { clock: new FakeClock() });
  if (only === undefined) throw new Error('there is no channel');
  return only;
}

function message(why = 'maintenance', thread: string | null = null): Message {
  const effect = { type: 'forced', provider: 'juso', epoch: 9, to: 'open', by: 'kim' } as const;
  const at = Date.UTC(2026, 10, 21, 9);
  const alert = {
    id: 'juso:9:forced-open:inc',
    at,
    dueAt: at,
    effect: { ...effect, why, at, until: null, expired: false },
  };
  const context = {
    now: at,
    view: view(createShared('inc', ['kakao-postcode', 'juso'], 0, defaultPolicy), 0),
    unanswered: [],
    timeline: [],
    consoleUrl: 'https://ops.example/ops/',
  };
  return { id: alert.id, text: messageTextOf([alert], context), thread };
}

const nasty = '<b>5 > 3 & "2"</b> <!channel> <script>alert(1)</script>';

describe('Telegram', () => {
  it('is sent HTML in which only the titles are marked', async () => {
    expect(await channel('telegram').send(message(nasty))).toMatchObject({ kind: 'delivered' });
    expect(receivers.got.telegram[0]?.body).toMatchObject({
      chat_id: -1001,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
    const [text] = receivers.texts('telegram');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('5 &gt; 3 &amp; "2"');
  });

  it('is sent at most 4096 characters, whatever was written', async () => {
    const long = message(`${'<&𠮷'.repeat(2_000)}`);
    const text = { ...long.text, ko: [...long.text.ko, 'ㄱ'.repeat(9_000)] };
    expect(await channel('telegram').send({ ...long, text })).toMatchObject({ kind: 'delivered' });
  });

  it('is followed to the supergroup that the group has become', async () => {
    const moved = {
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded',
      parameters: { migrate_to_chat_id: -100777 },
    };
    receivers.next('telegram', answer(400, moved));
    const telegram = channel('telegram');
    expect(await telegram.send(message('a', '{"chat":"-1001","message":5}'))).toEqual({
      kind: 'delivered',
      thread: '{"chat":"-100777","message":101}',
    });
    await telegram.send(message('b', '{"chat":"-100777","message":101}'));
    const [, second, third] = receivers.got.telegram.map(({ body }) => body);
    expect(second).toMatchObject({ chat_id: -100777 });
    expect(second).not.toHaveProperty('reply_parameters');
    expect(third).toMatchObject({ chat_id: -100777, reply_parameters: { message_id: 101 } });
  });

  it('that sends the caller in circles is asked twice at most', async () => {
    receivers.always('telegram', answer(400, { ok: false, parameters: { migrate_to_chat_id: -100777 } }));
    await channel('telegram').send(message());
    expect(receivers.got.telegram.length).toBeLessThanOrEqual(4);
  });

  it('that does not understand the marks is sent plain text', async () => {
    receivers.next('telegram', answer(400, { ok: false, description: "Bad Request: can't parse entities" }));
    expect(await channel('telegram').send(message(nasty))).toMatchObject({ kind: 'delivered' });
    expect(receivers.taken('telegram')[0]?.body).not.toHaveProperty('parse_mode');
    expect(receivers.texts('telegram')[0]).toContain(nasty);
  });

  it.each<[number, string, Sent['kind']]>([
    [400, 'Bad Request: chat not found', 'failed'],
    [400, 'Bad Request: message text is empty', 'rejected'],
    [401, 'Unauthorized', 'failed'],
    [403, 'Forbidden: bot was kicked from the group chat', 'failed'],
    [502, 'Bad Gateway', 'failed'],
  ])('%i %s', async (status, description, kind) => {
    receivers.always('telegram', answer(status, { ok: false, error_code: status, description }));
    expect(await channel('telegram').send(message())).toEqual({
      kind,
      detail: `HTTP ${status}: ${description}`,
    });
  });

  it('is believed only when it says ok', async () => {
    receivers.next('telegram', answer(200, '<html>log in to the hotel</html>'));
    expect((await channel('telegram').send(message())).kind).toBe('failed');
  });
});

describe('Slack', () => {
  it('calls nobody by what an operator wrote', async () => {
    expect(await channel('slack').send(message(nasty))).toEqual({ kind: 'delivered', thread: null });
    expect(receivers.texts('slack')[0]).toContain('&lt;!channel&gt;');
  });

  it.each<[number, string, Sent['kind']]>([
    [400, 'invalid_payload', 'rejected'],
    [403, 'action_prohibited', 'failed'],
    [404, 'no_service', 'failed'],
    [410, 'channel_is_archived', 'failed'],
    [500, 'rollup_error', 'failed'],
  ])('%i %s', async (status, reason, kind) => {
    receivers.next('slack', answer(status, reason));
    expect(await channel('slack').send(message())).toEqual({ kind, detail: `HTTP ${status}: ${reason}` });
  });

  it('may say until when to wait by a date', async () => {
    const clock = new FakeClock();
    const date = new Date(clock.wall() + 90_000).toUTCString();
    receivers.next('slack', answer(429, 'rate_limited', { 'retry-after': date }));
    expect(await channel('slack').send(message())).toMatchObject({ kind: 'limited', afterMs: 90_000 });
  });
});

describe('the webhook', () => {
  it('is signed, dated and named as Standard Webhooks say', async () => {
    await channel('webhook').send(message());
    const [got] = receivers.taken('webhook');
    expect(got?.headers['webhook-id']).toBe('juso:9:forced-open:inc');
    expect(Number(got?.headers['webhook-timestamp'])).toBe(new FakeClock().wall() / 1_000);
    expect(got?.body).toMatchObject({
      type: 'ops.forced',
      timestamp: '2026-11-21T09:00:00.000Z',
      data: {
        id: 'juso:9:forced-open:inc',
        provider: 'juso',
        epoch: 9,
        to: 'open',
        by: 'kim',
        console: 'https://ops.example/ops/',
      },
    });
  });

  it('gives the signature of the specification for a known key, id, time and body', () => {
    const key = keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw') ?? Buffer.alloc(0);
    const body = '{"test": 2432232314}';
    expect(signatureOf(key, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, body)).toBe(
      'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it.each(['short', 'whsec_!', ''])('takes no key out of %j', (text) => {
    expect(keyOf(text)).toBeNull();
  });

  it('has taken what it answers 200, though its answer never ends', async () => {
    let left = false;
    receivers.next('webhook', (response) => {
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(16_384), more);
      };
      response.once('close', () => (left = true));
      response.writeHead(200);
      more();
    });
    expect(await channel('webhook').send(message())).toMatchObject({ kind: 'delivered' });
    await vi.waitFor(() => expect(left).toBe(true));
  });

  it('has taken what it answers 200, though its answer is cut', async () => {
    receivers.next('webhook', (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('ok', () => response.destroy());
    });
    expect(await channel('webhook').send(message())).toMatchObject({ kind: 'delivered' });
  });

  it('is not followed elsewhere', async () => {
    receivers.next('webhook', answer(307, '', { location: `${receivers.base}/hook` }));
    expect(await channel('webhook').send(message())).toEqual({ kind: 'failed', detail: 'HTTP 307' });
    expect(receivers.got.webhook).toHaveLength(1);
  });
});

describe('a test alert', () => {
  it('goes through every channel, and says how it went', async () => {
    receivers.next('slack', answer(404, 'no_service'));
    const channels = channelsOf(receivers.options(), { clock: new FakeClock() });
    expect(await testAlerts(channels, 0, 'https://ops.example/ops/')).toEqual([
      { channel: 'telegram', ok: true, detail: 'delivered' },
      { channel: 'slack', ok: false, detail: 'HTTP 404: no_service' },
      { channel: 'webhook', ok: true, detail: 'delivered' },
    ]);
  });

  it('tells no secret, even when the service repeats it', async () => {
    receivers.always(
      'telegram',
      answer(404, { ok: false, description: `Not Found: /bot${token}/sendMessage` }),
    );
    receivers.always('slack', answer(404, `no such hook ${receivers.base}${slackPath}`));
    receivers.always('webhook', cut);
    const channels = channelsOf(receivers.options(), { clock: new FakeClock() });
    const told = JSON.stringify(await testAlerts(channels, 0, ''));
    expect(told).not.toContain('s3cret');
    expect(told).toContain('no connection (');
  });
});

describe('what is logged', () => {
  const bedOf = useTestBeds();

  it('names no token and no URL', async () => {
    const bed = await bedOf();
    const node = bed.add(bed.receivers.options());
    for (const name of ['telegram', 'slack', 'webhook'] as const) bed.receivers.always(name, cut);
    await bed.happen(bed.force('kim', 'maintenance', 9));
    await bed.pass(10_000);
    expect(node.troubles.length).toBeGreaterThanOrEqual(3);
    expect(node.troubles.join('\n')).not.toMatch(/s3cret|http:/);
  });
});
