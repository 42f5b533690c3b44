import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStream } from './event-stream.ts';
import { FakeEventSource } from './testing/fake-event-source.ts';

let sources: FakeEventSource[];
let told: unknown[];
let stream: EventStream;
let openOne: () => FakeEventSource;
beforeEach(() => {
  vi.useFakeTimers();
  sources = [];
  told = [];
  openOne = () => new FakeEventSource('/stream');
  stream = new EventStream({
    open: () => {
      const source = openOne();
      sources.push(source);
      return source;
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    silentMs: 1000,
    retryMs: (tries) => 100 * (tries + 1),
    events: { state: (data) => told.push(data) > 0 && data !== 'garbage' },
    onChange: (isOpen) => told.push(isOpen),
    onFail: (isRefused) => told.push(isRefused ? 'refused' : 'failed'),
  });
  stream.start();
});
afterEach(() => {
  stream.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
const newest = () => sources.at(-1) ?? new FakeEventSource();

describe('an event stream', () => {
  it('tells its events until it is stopped', () => {
    newest().open();
    newest().say('state', '{}');
    newest().breakOff();
    stream.stop();
    newest().say('state', '{}');
    newest().refuse();
    expect(told).toEqual(['{}', true, false, 'failed']);
    expect([newest().isClosed, stream.isOpen]).toEqual([true, false]);
  });
  it('is open from its first event on, whatever the browser says', () => {
    newest().open();
    expect([stream.isOpen, told]).toEqual([false, []]);
    newest().say('state', '{}');
    expect([stream.isOpen, told]).toEqual([true, ['{}', true]]);
  });
  it('is dead when it says nothing that is understood', () => {
    newest().open();
    vi.advanceTimersByTime(999);
    newest().say('state', 'garbage');
    vi.advanceTimersByTime(1);
    expect([newest().isClosed, told]).toEqual([true, ['garbage', 'failed']]);
  });
  it('is opened anew after a refusal, later each time until it says something', () => {
    for (const pauseMs of [100, 200, 300]) {
      const before = sources.length;
      newest().refuse();
      vi.advanceTimersByTime(pauseMs - 1);
      expect(sources).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(sources).toHaveLength(before + 1);
    }
    newest().say('state', '{}');
    newest().refuse();
    vi.advanceTimersByTime(100);
    expect(sources).toHaveLength(5);
  });
  it('regression: one that breaks again at once was reopened a hundred times a second, as its retry said', () => {
    newest().say('state', '{}');
    newest().breakOff();
    vi.advanceTimersByTime(999);
    newest().say('state', '{}');
    newest().breakOff();
    expect([newest().isClosed, sources.length]).toEqual([true, 1]);
    vi.advanceTimersByTime(100);
    expect(sources).toHaveLength(2);
  });
  it('is left to the browser where it breaks now and then', () => {
    for (let turn = 0; turn < 3; turn++) {
      newest().breakOff();
      for (let half = 0; half < 2; half++) {
        vi.advanceTimersByTime(500);
        newest().say('state', '{}');
      }
    }
    expect([newest().isClosed, sources.length]).toEqual([false, 1]);
  });
  it('is tried again when its URL is none', () => {
    openOne = () => {
      throw new DOMException('bad URL', 'SyntaxError');
    };
    stream.start();
    openOne = () => new FakeEventSource('/other');
    vi.advanceTimersByTime(100);
    expect(newest().url).toBe('/other');
  });
  it('that is started anew by what takes its event is not taken for open', () => {
    const own = new EventStream({
      open: () => {
        const source = new FakeEventSource();
        sources.push(source);
        return source;
      },
      after: () => () => undefined,
      silentMs: 1000,
      retryMs: () => 1,
      events: {
        state: () => {
          own.start();
          return true;
        },
      },
    });
    own.start();
    newest().say('state');
    expect([own.isOpen, newest().isClosed]).toEqual([false, false]);
    own.stop();
  });
});
