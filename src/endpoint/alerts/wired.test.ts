import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertOf } from '../coordinator/alert-entry.ts';
import { readOptions } from '../config/options.ts';
import { TestEndpoint } from '../testing/endpoint.ts';
import { Receivers, token } from './testing/receivers.ts';

let receivers: Receivers;
let node: TestEndpoint;

beforeEach(async () => {
  receivers = await Receivers.start();
  const env = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_CHAT_ID: '-1001', TELEGRAM_API_BASE: receivers.base };
  const read = readOptions([], env, () => '');
  if (read.kind !== 'run') throw new Error('the options are wrong');
  node = await new TestEndpoint().start({ alerts: read.options.alerts });
});

afterEach(async () => {
  await node.end();
  await receivers.end();
});

describe('alerts of a whole endpoint', () => {
  it('an endpoint with a channel tells of an order, counts it, and logs no token', async () => {
    const { rev } = node.view();
    const command = {
      type: 'order',
      order: ['juso', 'kakao-postcode'],
      by: 'kim',
      why: 'maintenance',
      rev,
    } as const;
    const obeyed = node.endpoint.keeper.command(command);
    while (receivers.taken('telegram').length === 0) await node.clock.advance(100);
    expect((await obeyed).kind).toBe('done');
    expect(receivers.texts('telegram')[0]).toContain('juso → kakao-postcode');
    expect(receivers.texts('telegram')[0]).toContain(`${node.url}/ops/`);
    while (node.shelf.outbox.size > 0) await node.clock.advance(100);
    expect(await node.metric('alert_deliveries_total{channel="telegram",result="delivered"}')).toBe(1);
    expect(await node.metric('alert_deliveries_total{channel="telegram",result="given-up"}')).toBe(0);
    expect(node.log).not.toContain(token);
  });

  it('tells of an outage on a site too quiet for a circuit to open, and replies to it when it is over', async () => {
    const juso = {
      provider: 'juso',
      epoch: 1,
      kind: 'normal',
      late: 0,
      opaque: 0,
      misconfigured: 0,
    } as const;
    const none = { ...juso, suspectEmpty: 0, limited: 0, censored: 0, void: 0, ageMs: 0 };
    const visit = async (n: number, says: { readonly ok: number; readonly bad: number }): Promise<void> => {
      const items = [{ ...none, ...says, corroborated: says.bad }];
      expect((await node.post(node.body(n, items), `203.${n}.113.9`)).ok).toBe(true);
      await node.clock.advance(400_000);
    };
    for (const n of [1, 2, 3]) await visit(n, { ok: 0, bad: 1 });
    while (receivers.taken('telegram').length < 1) await node.clock.advance(500);
    await visit(4, { ok: 1, bad: 0 });
    while (receivers.taken('telegram').length < 2) await node.clock.advance(500);
    expect(node.view().providers['juso']?.phase).toBe('closed');
    expect(receivers.texts('telegram')[0]).toContain('juso 서비스가 13분');
    expect(receivers.texts('telegram')[1]).toContain('juso 서비스가 다시 응답합니다.');
    expect(receivers.taken('telegram')[1]?.body['reply_parameters']).toMatchObject({ message_id: 101 });
  });

  it('the age of the oldest alert that waits can be watched', async () => {
    receivers.always('telegram', (response) => response.destroy());
    const at = node.clock.wall();
    const both = { type: 'alert', kind: 'both-down', provider: 'juso', epoch: 1, at } as const;
    const alert = alertOf(both, { inc: 'inc', rev: 1 });
    if (alert === null) throw new Error('this is no alert');
    node.shelf.outbox.set(alert.id, { ...alert, attempts: 0, channels: {} });
    await node.clock.advance(60_000);
    expect(await node.metric('alert_oldest_undelivered_seconds')).toBeCloseTo(60, 0);
  });
});
