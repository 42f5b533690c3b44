// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EmbedEvents } from '../contract.ts';
import { kakaoPostcode, type KakaoPostcodeOptions } from './index.ts';
import { fixture } from '../testing/fixture.ts';
import { provideLibrary, type OpenedViewer } from '../testing/kakao-library.ts';
import { holdScripts, violateCsp, type HeldScripts } from '../testing/scripts.ts';

const SIZE = { width: 300, height: 400 };
let scripts: HeldScripts;
let told: { [Name in keyof EmbedEvents]: ReturnType<typeof vi.fn<EmbedEvents[Name]>> };
let host: HTMLElement;

const embed = (options: KakaoPostcodeOptions = {}) =>
  kakaoPostcode(options).embed(host, '세종대로 178', told);
const settle = () => vi.advanceTimersByTimeAsync(0);

async function opened(): Promise<{ viewer: OpenedViewer; session: ReturnType<typeof embed> }> {
  const viewers = provideLibrary();
  const session = embed();
  await settle();
  const [viewer] = viewers;
  if (!viewer) throw new Error('No viewer was opened.');
  return { viewer, session };
}

beforeEach(() => {
  vi.useFakeTimers();
  scripts = holdScripts();
  host = document.createElement('div');
  told = { onReady: vi.fn(), onFail: vi.fn(), onSearch: vi.fn(), onPick: vi.fn(), onEmptyPick: vi.fn() };
});
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(5000);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('where the script comes from', () => {
  it('kakaocdn, then daumcdn', () => {
    embed();
    expect(scripts.urls).toEqual(['https://t1.kakaocdn.net/mapjsapi/bundle/postcode/prod/postcode.v2.js']);
    scripts.error();
    expect(scripts.urls).toEqual(['https://t1.daumcdn.net/mapjsapi/bundle/postcode/prod/postcode.v2.js']);
  });

  it('the page’s own address, which has no mirror', async () => {
    embed({ scriptUrl: 'https://own.example/p.js' });
    expect(scripts.urls).toEqual(['https://own.example/p.js']);
    scripts.error();
    await settle();
    expect(told.onFail).toHaveBeenCalledOnce();
  });

  it('the page’s own address and mirror', () => {
    embed({ scriptUrl: 'https://own.example/p.js', mirrorUrl: 'https://own.example/q.js' });
    scripts.error();
    expect(scripts.urls).toEqual(['https://own.example/q.js']);
  });
});

describe('the viewer', () => {
  it('opens in the host with the text typed, long regions and no grab of the focus', async () => {
    const { viewer } = await opened();
    expect(viewer.host).toBe(host);
    expect(viewer.embedded).toEqual({ q: '세종대로 178', autoClose: false });
    expect(viewer.options).toMatchObject({
      shorthand: false,
      focusInput: false,
      width: '100%',
      height: '100%',
    });
  });

  it('is ready at its first resize, and says so once', async () => {
    const { viewer } = await opened();
    expect(told.onReady).not.toHaveBeenCalled();
    viewer.tell.onresize(SIZE);
    viewer.tell.onresize(SIZE);
    expect(told.onReady).toHaveBeenCalledOnce();
  });

  it('stays once it was ready', async () => {
    const { viewer } = await opened();
    viewer.tell.onresize(SIZE);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told.onFail).not.toHaveBeenCalled();
  });

  it.each([
    [3, 3],
    [0, 0],
    [undefined, 0],
  ])('tells a search with %s hits as %i', async (count, hits) => {
    const { viewer } = await opened();
    viewer.tell.onsearch({ q: '세종대로', count });
    expect(told.onSearch).toHaveBeenCalledExactlyOnceWith('세종대로', hits);
  });

  it('tells what the user picked', async () => {
    const { viewer } = await opened();
    viewer.tell.oncomplete(fixture('kakao-postcode/oncomplete-building-busan-2021'));
    expect(told.onPick).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ postcode: '47815' }));
  });
});

describe('it has failed', () => {
  it('when the script did not load', async () => {
    embed({ scriptUrl: 'https://own.example/p.js' });
    scripts.error();
    await settle();
    expect(told.onFail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'opaque' }));
  });

  it('when the constructor throws', async () => {
    const Postcode = function (): never {
      throw new Error('no');
    };
    vi.stubGlobal('kakao', { Postcode });
    embed();
    await settle();
    expect(told.onFail).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ kind: 'down', code: 'constructor-threw' }),
    );
  });

  it('when there was no first resize in time, and then takes itself away', async () => {
    const { viewer } = await opened();
    await vi.advanceTimersByTimeAsync(4999);
    expect(told.onFail).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(told.onFail).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ kind: 'timeout', code: 'ready-timeout' }),
    );
    expect(host.childElementCount).toBe(0);
    viewer.tell.onresize(SIZE);
    expect(told.onReady).not.toHaveBeenCalled();
  });

  it('when the page’s CSP blocks the viewer', async () => {
    await opened();
    violateCsp('https://postcode.map.kakao.com/search');
    expect(told.onFail).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ kind: 'misconfigured', code: 'csp' }),
    );
  });

  it('regression: not when the CSP is tried out and only reports', async () => {
    await opened();
    violateCsp('https://postcode.map.kakao.com/search', 'report');
    expect(told.onFail).not.toHaveBeenCalled();
  });

  it('not when the CSP blocks something else', async () => {
    await opened();
    violateCsp('https://ads.example/frame');
    expect(told.onFail).not.toHaveBeenCalled();
  });
});

describe('regression: a pick that tells no address', () => {
  const empty = Object.fromEntries(
    Object.keys(fixture('kakao-postcode/oncomplete-building-busan-2021') as object).map((key) => [key, '']),
  );

  it.each([
    ['everything empty', empty],
    ['nothing at all', {}],
    ['a template that was not filled in', { zonecode: '47815', roadAddress: '$!{fullAddress}' }],
  ])('is told and ignored, and the viewer stays: %s', async (_, pick) => {
    const { viewer } = await opened();
    viewer.tell.onresize(SIZE);
    viewer.tell.oncomplete(pick);
    expect(told.onEmptyPick).toHaveBeenCalledOnce();
    expect(told.onPick).not.toHaveBeenCalled();
    expect(told.onFail).not.toHaveBeenCalled();
    expect(host.childElementCount).toBe(1);
    viewer.tell.oncomplete(fixture('kakao-postcode/oncomplete-building-busan-2021'));
    expect(told.onPick).toHaveBeenCalledOnce();
  });
});

describe('when it is closed', () => {
  it('the host is empty and no timer is left', async () => {
    const { session } = await opened();
    session.close();
    session.close();
    expect(host.childElementCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('nothing more is told', async () => {
    const { session, viewer } = await opened();
    session.close();
    viewer.tell.onresize(SIZE);
    viewer.tell.onsearch({ q: 'x', count: 1 });
    viewer.tell.oncomplete(fixture('kakao-postcode/oncomplete-building-busan-2021'));
    violateCsp('https://postcode.map.kakao.com/search');
    await vi.advanceTimersByTimeAsync(10_000);
    for (const event of Object.values(told)) expect(event).not.toHaveBeenCalled();
  });

  it('before the script came, the script is taken out and nothing opens', async () => {
    const session = embed();
    session.close();
    await settle();
    expect(scripts.all).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(told.onFail).not.toHaveBeenCalled();
  });
});
