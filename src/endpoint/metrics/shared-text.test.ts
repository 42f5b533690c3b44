import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../platform/testing/fake-clock.ts';
import { TestEndpoint } from '../testing/endpoint.ts';
import { SharedText } from './shared-text.ts';

describe('the text of the metrics', () => {
  it('is made once for all who ask within its age, also while it is being made', async () => {
    const clock = new FakeClock();
    let made = 0;
    const text = new SharedText(() => Promise.resolve(`text ${++made}`), clock, 1_000);
    expect(await Promise.all([text.read(), text.read()])).toEqual(['text 1', 'text 1']);
    await clock.advance(999);
    expect(await text.read()).toBe('text 1');
    await clock.advance(1);
    expect(await text.read()).toBe('text 2');
  });

  it('is made again when it could not be made', async () => {
    let made = 0;
    const make = () => (++made === 1 ? Promise.reject(new Error('no')) : Promise.resolve('text'));
    const text = new SharedText(make, new FakeClock(), 1_000);
    await expect(text.read()).rejects.toThrow('no');
    expect(await text.read()).toBe('text');
  });

  it('regression: whoever asked for /metrics again and again had it written anew each time', async () => {
    const node = await new TestEndpoint().start({ metricsMaxAgeMs: 1_000 });
    const accepted = (): Promise<number> => node.metric('reports_refused_total{reason="shape"}');
    expect(await accepted()).toBe(0);
    expect((await node.post('{')).status).toBeGreaterThanOrEqual(400);
    expect(await accepted()).toBe(0);
    await node.clock.advance(1_000);
    expect(await accepted()).toBe(1);
    await node.end();
  });
});
