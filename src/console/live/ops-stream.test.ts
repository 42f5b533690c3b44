import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventStream } from '../../platform/event-stream.ts';
import { FakeEventSource } from '../../platform/testing/fake-event-source.ts';
import { opsStream } from './ops-stream.ts';
import { silentMs } from './liveness.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function create(): {
  feed: EventStream;
  streams: FakeEventSource[];
  newest: () => FakeEventSource;
  heard: string[];
} {
  const streams: FakeEventSource[] = [];
  const heard: string[] = [];
  const feed = opsStream({
    open: () => {
      const stream = new FakeEventSource();
      streams.push(stream);
      return stream;
    },
    after: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    // The whole of each pause.
    random: () => 1,
    heard: {
      state: () => heard.push('state'),
      entry: () => heard.push('entry'),
      series: () => heard.push('series'),
      connected: (isConnected) => heard.push(isConnected ? 'connected' : 'not connected'),
      refused: () => heard.push('refused'),
    },
  });
  feed.start();
  const newest = (): FakeEventSource => {
    const stream = streams.at(-1);
    if (stream === undefined) throw new Error('no stream was opened');
    return stream;
  };
  return { feed, streams, newest, heard };
}

describe('the stream of the console', () => {
  it('what the stream says is heard, and its first state says that it is connected', () => {
    const { newest, heard } = create();
    for (const name of ['state', 'timeline', 'series'] as const) newest().say(name);
    expect(heard).toEqual(['connected', 'state', 'entry', 'series']);
  });

  it('a stream that broke is left to the browser', () => {
    const { streams, newest, heard } = create();
    newest().breakOff();
    vi.advanceTimersByTime(silentMs - 1);
    expect(heard).toEqual(['not connected']);
    expect(streams).toHaveLength(1);
  });

  it('a stream that was refused is asked about, and opened anew after a second', () => {
    const { streams, newest, heard } = create();
    newest().refuse();
    expect(heard).toEqual(['not connected', 'refused']);
    vi.advanceTimersByTime(999);
    expect(streams).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(streams).toHaveLength(2);
  });

  it('pauses double up to ten seconds, and are short again once something was heard', () => {
    const { streams, newest } = create();
    const pause = (): number => {
      const before = streams.length;
      newest().refuse();
      for (let ms = 1; ms <= 20_000; ms++) {
        vi.advanceTimersByTime(1);
        if (streams.length > before) return ms;
      }
      return Number.NaN;
    };
    expect([pause(), pause(), pause(), pause(), pause(), pause()]).toEqual([
      1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
    newest().say('series');
    expect(pause()).toBe(1_000);
  });

  it('a stream that says nothing for too long is closed and opened anew', () => {
    const { streams, newest, heard } = create();
    newest().say('state');
    vi.advanceTimersByTime(silentMs - 1);
    newest().say('series');
    vi.advanceTimersByTime(silentMs);
    expect(heard.at(-1)).toBe('not connected');
    expect(newest().readyState).toBe(2);
    vi.advanceTimersByTime(1_000);
    expect(streams).toHaveLength(2);
  });

  it('a stream that opens but never says anything is not waited for either', () => {
    const { streams } = create();
    vi.advanceTimersByTime(silentMs + 1_000);
    expect(streams).toHaveLength(2);
  });

  it('what an abandoned stream still says is not heard', () => {
    const { streams, heard } = create();
    vi.advanceTimersByTime(silentMs + 1_000);
    const said = heard.length;
    streams[0]?.say('state');
    streams[0]?.refuse();
    expect(heard).toHaveLength(said);
  });

  it('nothing is opened after the end, whatever was under way', () => {
    const { feed, streams, newest } = create();
    newest().refuse();
    feed.stop();
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
    feed.start();
    feed.stop();
    expect(newest().readyState).toBe(2);
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(2);
  });
});
