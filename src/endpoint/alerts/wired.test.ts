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
