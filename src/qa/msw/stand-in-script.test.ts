import { Window } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standInScript, type StandIn } from './stand-in-script.ts';

interface Library {
  readonly Postcode?: new (options: Record<string, unknown>) => {
    embed(host: unknown, given?: { readonly q?: string }): void;
  };
  readonly postcode: { readonly _validParam_: boolean; load(done: () => void): void };
}

let window: Window;
beforeEach(() => {
  vi.useFakeTimers();
  window = new Window();
});
afterEach(async () => {
  vi.useRealTimers();
  await window.happyDOM.close();
});

function run(standIn: StandIn): Library {
  new Function('window', 'document', 'setTimeout', standInScript(standIn))(
    window,
    window.document,
    setTimeout,
  );
  const { kakao, daum } = window as unknown as { kakao: Library; daum: Library };
  expect(kakao.Postcode).toBe(daum.Postcode);
  return kakao;
}

/** Opens the viewer with a text; what it told within five minutes. */
function open(standIn: StandIn): readonly unknown[] {
  const { Postcode } = run(standIn);
  const told: unknown[] = [];
  const host = window.document.createElement('div');
  window.document.body.append(host);
  if (!Postcode) throw new Error('no constructor');
  new Postcode({
    onresize: () => told.push('resize'),
    onsearch: (found: unknown) => told.push(found),
    oncomplete: () => told.push('complete'),
  }).embed(host, { q: '세종대로' });
  expect(host.querySelector('iframe')).not.toBeNull();
  vi.advanceTimersByTime(300_000);
  return told;
}

describe('the stand-in for a script', () => {
  it.each(['silent', 'error-page'] as const)('%s: the viewer opens and tells nothing', (standIn) => {
    expect(open(standIn)).toEqual([]);
  });

  it('dies: the viewer tells its size once, and answers no search', () => {
    expect(open('dies')).toEqual(['resize']);
  });

  it('empty: the viewer works, and finds nothing, told before its size as the true one does', () => {
    expect(open('empty')).toEqual([{ q: '세종대로', count: 0 }, 'resize']);
  });

  it('refuses: the library is there, and says that it will not work', () => {
    const { Postcode, postcode } = run('refuses');
    expect(postcode._validParam_).toBe(false);
    expect(() => Postcode && new Postcode({})).toThrow('not allowed');
  });

  it('no-core: what would be loaded next never comes', () => {
    const done = vi.fn();
    const { Postcode, postcode } = run('no-core');
    postcode.load(done);
    vi.advanceTimersByTime(300_000);
    expect([Postcode, done.mock.calls]).toEqual([undefined, []]);
  });

  it('other-shape: all is loaded, and there is no constructor', () => {
    const done = vi.fn();
    const { Postcode, postcode } = run('other-shape');
    postcode.load(done);
    vi.advanceTimersByTime(1);
    expect([Postcode, done.mock.calls]).toEqual([undefined, [[]]]);
  });

  it('leaves alone what others have under the same name', () => {
    Object.assign(window, { kakao: { maps: 'the maps' } });
    expect(run('silent')).toMatchObject({ maps: 'the maps' });
  });
});
