// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Forced } from '../scenarios/types.ts';
import { KakaoLibrary } from './kakao-library.ts';
import { Offline } from './offline.ts';
import { keepChoice, linkOf, readChoice, visitorId } from './stored.ts';
import { WrongClock, trueNow } from './wrong-clock.ts';

const hang: Forced = { target: 'juso', scenario: 'hang', amount: null, inMs: 0, forMs: null };

describe('a page that is offline', () => {
  const offline = new Offline();
  const told: string[] = [];
  const hear = ({ type }: Event): void => void told.push(type);
  beforeEach(() => {
    told.length = 0;
    for (const type of ['online', 'offline']) window.addEventListener(type, hear);
  });
  afterEach(() => {
    offline.set(false);
    for (const type of ['online', 'offline']) window.removeEventListener(type, hear);
  });

  it('says so, and tells of it once', () => {
    offline.set(true);
    offline.set(true);
    expect([navigator.onLine, told]).toEqual([false, ['offline']]);
  });

  it('is online again, and tells of it once', () => {
    offline.set(true);
    offline.set(false);
    offline.set(false);
    expect([navigator.onLine, told]).toEqual([true, ['offline', 'online']]);
  });
});

describe('a page whose clock is wrong', () => {
  const clock = new WrongClock();
  const True = Date;
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000_000_000, toFake: ['Date'] }));
  afterEach(() => {
    clock.set(0);
    vi.useRealTimers();
  });

  it('is as many hours fast, or slow, whoever asks', () => {
    const right = new WrongClock();
    for (const hours of [9, -3]) {
      right.set(hours);
      const told = 1_000_000_000_000 + hours * 3_600_000;
      expect([Date.now(), new Date().getTime(), Date.parse(Date())]).toEqual([told, told, told]);
    }
    right.set(0);
    expect(Date.now()).toBe(1_000_000_000_000);
  });

  it('still reads and makes other dates as they are', () => {
    const right = new WrongClock();
    right.set(9);
    expect(new Date(0).getTime()).toBe(0);
    expect(new Date(2020, 0, 1).getFullYear()).toBe(2020);
    expect(Date.UTC(1970, 0, 1)).toBe(0);
    expect(new Date()).toBeInstanceOf(Date);
    right.set(0);
  });

  it('is right again without a trace', () => {
    vi.useRealTimers();
    clock.set(9);
    clock.set(0);
    expect(Date).toBe(True);
  });

  it('does not move the true clock', () => {
    vi.useRealTimers();
    const before = Date.now();
    clock.set(9);
    expect(Math.abs(trueNow() - before)).toBeLessThan(3_600_000);
  });
});

describe('Kakao’s library, already loaded', () => {
  const page = window as unknown as Record<string, unknown>;
  const Postcode = function Postcode(): void {};
  const StandIn = Object.assign(function StandIn(): void {}, { standIn: true });
  const postcode = { version: 'true' };
  beforeEach(() => {
    page['kakao'] = { maps: 'maps', Postcode, postcode };
    page['daum'] = { Postcode, postcode };
  });
  afterEach(() => {
    delete page['kakao'];
    delete page['daum'];
  });

  it('is taken away, so that its script is asked for again; the maps stay', () => {
    new KakaoLibrary().hide();
    expect([page['kakao'], page['daum']]).toEqual([{ maps: 'maps' }, {}]);
  });

  it('comes back in the place of a stand-in', () => {
    const library = new KakaoLibrary();
    library.hide();
    Object.assign(page['kakao'] as object, { Postcode: StandIn, postcode: { standIn: true } });
    library.hide();
    library.restore();
    expect([page['kakao'], page['daum']]).toEqual([
      { maps: 'maps', Postcode, postcode },
      { Postcode, postcode },
    ]);
  });

  it('that came by itself meanwhile stays', () => {
    const Newer = function Newer(): void {};
    const library = new KakaoLibrary();
    library.hide();
    Object.assign(page['kakao'] as object, { Postcode: Newer });
    library.restore();
    expect(page['kakao']).toMatchObject({ Postcode: Newer, postcode });
  });

  it('is no matter on a page without it', () => {
    delete page['kakao'];
    page['daum'] = 'something else';
    const library = new KakaoLibrary();
    library.hide();
    library.restore();
    expect(page['daum']).toBe('something else');
  });
});

describe('what a tab chose', () => {
  const PAGE = 'https://shop.test/form?a=1';
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it('is nothing at first', () => {
    expect(readChoice(PAGE, 5)).toEqual({ forced: [], wrong: [], since: 5 });
  });

  it('is kept, with the time from which its schedule counts', () => {
    keepChoice([hang], 5);
    expect(readChoice(PAGE, 9)).toEqual({ forced: [hang], wrong: [], since: 5 });
  });

  it('gives way to the link, which is kept instead', () => {
    keepChoice([hang], 5);
    const wanted = [{ ...hang, scenario: '500' }];
    expect(readChoice(`${PAGE}&outage=juso:500`, 9)).toMatchObject({ forced: wanted, since: 9 });
    expect(readChoice(PAGE, 10)).toMatchObject({ forced: wanted, since: 9 });
  });

  it('is forgotten by "reset"', () => {
    keepChoice([hang], 5);
    expect(readChoice(`${PAGE}&outage=reset`, 9).forced).toEqual([]);
    expect(readChoice(PAGE, 10).forced).toEqual([]);
  });

  it('is nothing when storage is forbidden or holds something else', () => {
    sessionStorage.setItem('address-search-qa', '{}');
    expect(readChoice(PAGE, 5).forced).toEqual([]);
    const forbidden = vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('forbidden');
    });
    expect(readChoice(PAGE, 5).forced).toEqual([]);
    forbidden.mockRestore();
  });

  it('makes a link that people can read, and that keeps the rest of the address', () => {
    const all = [
      hang,
      { ...hang, target: 'kakao-postcode', scenario: 'slow', amount: 4, forMs: 60_000 },
    ] as const;
    expect(linkOf(`${PAGE}&outage=juso:500#top`, all)).toBe(
      'https://shop.test/form?a=1&outage=juso:hang,kakao-postcode:slow=4;for=60#top',
    );
    expect(linkOf('https://shop.test/', [])).toBe('https://shop.test/?outage=reset');
  });

  it('a visitor stays the same one', () => {
    const id = visitorId();
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(visitorId()).toBe(id);
    localStorage.clear();
    expect(visitorId()).not.toBe(id);
  });
});
