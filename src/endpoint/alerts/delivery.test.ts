import { describe, expect, it } from 'vitest';
import { noAlerts } from '../config/alert-options.ts';
import { useTestBeds } from './testing/beds.ts';
import { answer, cut, retryAfter } from './testing/receivers.ts';

const bedOf = useTestBeds();
const hour = 3_600_000;

describe('an alert', () => {
  it('reaches every channel three seconds after the change, and is then gone from the store', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options());
    await bed.happen(bed.change('opened', 8));
    await bed.pass(2_500);
    expect(bed.receivers.got.telegram).toEqual([]);
    await bed.pass(1_000);
    for (const name of ['telegram', 'slack', 'webhook'] as const) {
      expect(bed.receivers.ids(name)).toEqual(['juso:8:opened']);
    }
    expect(await bed.store.oldestAlert()).toBeNull();
  });

  it('of an operator or of both down is due at once', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options());
    const at = bed.now();
    await bed.happen(
      { type: 'alert', kind: 'both-down', provider: 'juso', epoch: 8, at },
      bed.force('kim', 'maintenance', 9),
    );
    await bed.pass(500);
    expect(bed.receivers.ids('webhook')).toEqual([`juso:8:both-down:${at}`, 'juso:9:forced-open']);
  });

  it('is taken out of the store when nobody is to be told', async () => {
    const bed = await bedOf();
    bed.add(noAlerts);
    await bed.happen(bed.change('opened', 8));
    await bed.pass(3_500);
    expect(await bed.store.oldestAlert()).toBeNull();
  });

  it('of a recovery replies to the message of its outage', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options('telegram'));
    await bed.happen(bed.change('opened', 8));
    await bed.pass(4_000);
    await bed.happen({ type: 'alert', kind: 'misconfigured', provider: 'juso', epoch: 8, at: bed.now() });
    await bed.pass(20 * 60_000);
    await bed.happen(bed.change('recovered', 10));
    await bed.pass(4_000);
    const replies = bed.receivers.taken('telegram').map(({ body }) => body['reply_parameters']);
    expect(replies).toEqual([undefined, undefined, { message_id: 101, allow_sending_without_reply: true }]);
  });
});

describe('a channel that', () => {
  it('asks for patience with retry_after is given it', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options('telegram'));
    bed.receivers.next('telegram', retryAfter(20));
    await bed.happen(bed.force('kim', 'maintenance', 9));
    await bed.pass(20_000);
    expect(bed.receivers.got.telegram).toHaveLength(1);
    await bed.pass(1_500);
    expect(bed.receivers.ids('telegram')).toEqual(['juso:9:forced-open']);
  });

  it.each(['slack', 'webhook'] as const)('asks with Retry-After is given it: %s', async (name) => {
    const bed = await bedOf();
    bed.add(bed.receivers.options(name));
    bed.receivers.next(name, answer(429, 'rate_limited', { 'retry-after': '20' }));
    await bed.happen(bed.force('kim', 'maintenance', 9));
    await bed.pass(20_000);
    expect(bed.receivers.got[name]).toHaveLength(1);
    await bed.pass(1_500);
    expect(bed.receivers.ids(name)).toEqual(['juso:9:forced-open']);
  });

  it.each([
    ['Retry-After: 0', 'webhook', answer(503, '', { 'retry-after': '0' })],
    ['a date that is over', 'slack', answer(429, '', { 'retry-after': 'Sat, 01 Jan 2000 00:00:00 GMT' })],
    ['retry_after 0', 'telegram', retryAfter(0)],
  ] as const)(
    'regression: asks for no patience (%s) is given that of a channel that fails: %s',
    async (_, name, mood) => {
      const bed = await bedOf();
      bed.add(bed.receivers.options(name));
      bed.receivers.always(name, mood);
      await bed.happen(bed.force('kim', 'maintenance', 9));
      await bed.pass(60_000);
      // At once, and after 1, 5 and 30 s, as `backoff.ts` has it.
      expect(bed.receivers.got[name]).toHaveLength(4);
    },
  );

  it('hangs is given up after ten seconds, tried again, and holds up no other', async () => {
    const bed = await bedOf();
    const node = bed.add(bed.receivers.options());
    bed.receivers.next('telegram', bed.receivers.hang);
    await bed.happen(bed.force('kim', 'maintenance', 9));
    await bed.pass(1_000);
    await bed.happen(bed.force('lee', 'maintenance', 10));
    await bed.pass(1_000);
    expect(bed.receivers.ids('slack')).toEqual(['juso:9:forced-open', 'juso:10:forced-open']);
    expect(bed.receivers.ids('webhook')).toEqual(['juso:9:forced-open', 'juso:10:forced-open']);
    expect(bed.receivers.ids('telegram')).toEqual([]);
    await bed.pass(12_000);
    expect(node.troubles[0]).toContain('no answer within 10 s');
    expect(bed.receivers.ids('telegram')).toEqual(['juso:9:forced-open', 'juso:10:forced-open']);
  });

  it('fails is tried again after 1 s, 5 s, 30 s, 2 min, 10 min, and then every 30 min', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options('slack'));
    const seconds: number[] = [];
    const begun = bed.now();
    bed.receivers.always('slack', (response) => {
      seconds.push((bed.now() - begun) / 1_000);
      response.writeHead(503).end();
    });
    await bed.happen(bed.force('kim', 'maintenance', 9));
    await bed.pass(2 * hour);
    const pauses = seconds.slice(1).map((at, i) => at - (seconds[i] ?? 0));
    // It is looked at every half second.
    expect(pauses.map(Math.floor)).toEqual([1, 5, 30, 120, 600, 1_800, 1_800, 1_800]);
  });

  it('was down for hours loses nothing, is told in order, and the others were told at once', async () => {
    const bed = await bedOf();
    const node = bed.add(bed.receivers.options());
    bed.receivers.always('webhook', cut);
    const ids: string[] = [];
    for (let epoch = 1; epoch <= 12; epoch++) {
      await bed.happen(bed.force('kim', 'maintenance', epoch));
      ids.push(`juso:${epoch}:forced-open`);
      await bed.pass(600_000);
    }
    expect(bed.receivers.ids('telegram')).toEqual(ids);
    expect(bed.receivers.ids('webhook')).toEqual([]);
    expect(await bed.store.oldestAlert()).not.toBeNull();
    bed.receivers.always('webhook');
    await bed.pass(2_000_000);
    expect(bed.receivers.ids('webhook')).toEqual(ids);
    expect(bed.receivers.ids('telegram')).toEqual(ids);
    expect(bed.receivers.ids('slack')).toEqual(ids);
    expect(await bed.store.oldestAlert()).toBeNull();
    expect(node.troubles.at(-1)).toBe('webhook takes alerts again');
  });

  it('takes nothing for a day is given up, and the timeline says so', async () => {
    const bed = await bedOf();
    const node = bed.add(bed.receivers.options('telegram', 'slack'));
    bed.receivers.always('slack', answer(410, 'channel_is_archived'));
    await bed.happen(bed.force('kim', 'maintenance', 9));
    await bed.pass(23.9 * hour, 5_000);
    expect(await bed.store.oldestAlert()).not.toBeNull();
    await bed.pass(0.2 * hour, 5_000);
    expect(await bed.store.oldestAlert()).toBeNull();
    const [newest] = await bed.store.timeline(null, 1);
    expect(newest?.effect).toMatchObject({
      type: 'alert-lost',
      channel: 'slack',
      alert: 'juso:9:forced-open:inc1',
      why: 'HTTP 410: channel_is_archived',
    });
    expect(node.troubles.at(-1)).toContain('slack has not taken juso:9:forced-open:inc1 for a day');
    expect(node.deliveries.at(-1)).toBe('slack given-up 1');
  });

  it('would not take one message is told the others', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options('slack'));
    bed.receivers.next('slack', answer(400, 'invalid_payload'));
    await bed.happen(bed.force('kim', 'maintenance', 9), bed.force('kim', 'maintenance', 10));
    await bed.pass(5_000);
    expect(bed.receivers.ids('slack')).toEqual(['juso:10:forced-open', 'juso:9:forced-open']);
  });
});

it('an alert that this version does not understand holds up no other', async () => {
  const bed = await bedOf();
  const node = bed.add(bed.receivers.options('slack'));
  const future = { ...bed.force('kim', 'maintenance', 9), until: 'noon' } as unknown as ReturnType<
    typeof bed.force
  >;
  await bed.happen(future, bed.force('kim', 'maintenance', 10));
  await bed.pass(2_000);
  expect(bed.receivers.ids('slack')).toEqual(['juso:10:forced-open']);
  expect(node.troubles[0]).toContain('cannot be told');
});

describe('a provider that flaps', () => {
  it('is told of once its fourth change in ten minutes has come to rest, and nothing is dropped', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options());
    const kinds = ['opened', 'recovered'] as const;
    for (let epoch = 1; epoch <= 10; epoch++) {
      await bed.happen(bed.change(kinds[(epoch - 1) % 2] ?? 'opened', epoch));
      await bed.pass(5_000);
    }
    expect(bed.receivers.taken('telegram')).toHaveLength(3);
    await bed.pass(30_000);
    expect(bed.receivers.taken('telegram')).toHaveLength(4);
    const all = Array.from({ length: 10 }, (_, i) => `juso:${i + 1}:${kinds[i % 2] ?? ''}`);
    expect(bed.receivers.ids('telegram')).toEqual(all);
    expect(bed.receivers.ids('slack')).toEqual(all);
    expect(bed.receivers.taken('webhook')).toHaveLength(10);
    expect(await bed.store.oldestAlert()).toBeNull();
  });

  it('holds up neither the other provider nor operators nor both down', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options('telegram'));
    for (let epoch = 1; epoch <= 4; epoch++) {
      await bed.happen(bed.change('probes-failed', epoch));
      await bed.pass(5_000);
    }
    expect(bed.receivers.taken('telegram')).toHaveLength(3);
    const both = { type: 'alert', kind: 'both-down', provider: 'juso', epoch: 4, at: bed.now() } as const;
    await bed.happen(both, bed.force('kim', 'maintenance', 5), bed.change('opened', 2, 'kakao-postcode'));
    await bed.pass(5_000);
    expect(bed.receivers.ids('telegram').slice(3)).toEqual([
      `juso:4:both-down:${both.at}`,
      'juso:5:forced-open',
      'kakao-postcode:2:opened',
    ]);
    await bed.pass(600_000);
    expect(bed.receivers.ids('telegram').at(-1)).toBe('juso:4:probes-failed');
  });

  it('is one message for a channel that was away meanwhile', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options('telegram'));
    bed.receivers.always('telegram', answer(502));
    for (let epoch = 1; epoch <= 6; epoch++) {
      await bed.happen(bed.change(epoch % 2 === 1 ? 'opened' : 'recovered', epoch));
      await bed.pass(20_000);
    }
    bed.receivers.always('telegram');
    await bed.pass(600_000);
    expect(bed.receivers.taken('telegram')).toHaveLength(1);
    expect(bed.receivers.ids('telegram')).toHaveLength(6);
  });
});

describe('regression: after the clock was set back', () => {
  it('a channel that had failed was left alone until the old time had come again', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options('slack'));
    bed.receivers.next('slack', answer(503));
    await bed.happen(bed.force('kim', 'maintenance', 9));
    await bed.pass(500);
    expect(bed.receivers.got.slack).toHaveLength(1);
    bed.clock.jump(-hour);
    await bed.pass(2_000);
    expect(bed.receivers.ids('slack')).toEqual(['juso:9:forced-open']);
  });

  it('what had been written before was told when the old time had come again', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options('slack'));
    await bed.happen(bed.change('opened', 8));
    bed.clock.jump(-hour);
    await bed.pass(2_000);
    expect(bed.receivers.ids('slack')).toEqual(['juso:8:opened']);
  });

  it('the changes of a provider that flaps were told when the old time had come again', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options('slack'));
    for (let epoch = 1; epoch <= 5; epoch++) {
      await bed.happen(bed.change(epoch % 2 === 1 ? 'opened' : 'recovered', epoch));
      await bed.pass(4_000);
    }
    expect(bed.receivers.taken('slack')).toHaveLength(3);
    bed.clock.jump(-hour);
    await bed.pass(2_000);
    expect(bed.receivers.ids('slack')).toHaveLength(5);
  });
});

describe('without the store', () => {
  it('nothing is sent that could not be noted, and it goes on when the store is back', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options());
    await bed.happen(bed.force('kim', 'maintenance', 9));
    bed.isStoreDown = true;
    await bed.pass(60_000);
    expect(bed.receivers.got.slack).toEqual([]);
    bed.isStoreDown = false;
    await bed.pass(2_000);
    expect(bed.receivers.ids('slack')).toEqual(['juso:9:forced-open']);
  });

  it('what was sent while it went away is noted later, and not sent again', async () => {
    const bed = await bedOf();
    bed.add(bed.receivers.options(), (what) => {
      if (what.startsWith('fetch')) bed.isStoreDown = true;
    });
    await bed.happen(bed.force('kim', 'maintenance', 9));
    await bed.pass(60_000);
    bed.isStoreDown = false;
    await bed.pass(60_000);
    for (const name of ['telegram', 'slack', 'webhook'] as const) {
      expect(bed.receivers.ids(name)).toEqual(['juso:9:forced-open']);
    }
    expect(await bed.store.oldestAlert()).toBeNull();
  });
});
