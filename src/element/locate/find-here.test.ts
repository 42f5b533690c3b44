import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../providers/contract.ts';
import { addressOf, failed, found, none } from '../../failover/testing/providers.ts';
import { findHere } from './find-here.ts';

/** The browser's word, given by the test. */
class FakeGeolocation {
  readonly options: PositionOptions[] = [];
  constructor(private readonly tell: (found: PositionCallback, failed: PositionErrorCallback) => void) {}

  getCurrentPosition(
    found: PositionCallback,
    failed: PositionErrorCallback,
    options: PositionOptions = {},
  ): void {
    this.options.push(options);
    this.tell(found, failed);
  }
}
const put = (tell: FakeGeolocation['tell']): FakeGeolocation => {
  const geolocation = new FakeGeolocation(tell);
  vi.stubGlobal('navigator', { geolocation });
  return geolocation;
};
const standAt = (latitude: number, longitude: number, accuracy = 20) =>
  put((told) => told({ coords: { latitude, longitude, accuracy } } as GeolocationPosition));
const fail = (code: number) => put((_, told) => told({ code } as GeolocationPositionError));

const ask = vi.fn<(point: { lat: number; lng: number }) => Promise<Answer>>();
const answers = (answer: Answer) => ask.mockResolvedValue(answer);
const says = (text: string) => ({ kind: 'place', text });

beforeEach(() => {
  ask.mockReset();
  answers(found('kakao-local'));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the addresses where the person stands', () => {
  it('are what the service finds at the point, which it gets to a metre', async () => {
    const { options } = standAt(37.566295123456, 126.977945987654);
    expect(await findHere(ask)).toEqual([addressOf('kakao-local', '서울특별시 중구 세종대로 110')]);
    expect(ask.mock.calls).toEqual([[{ lat: 37.5663, lng: 126.97795 }]]);
    expect(options).toEqual([{ enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 }]);
  });

  it.each([
    [1, 'locateRefused'],
    [2, 'locateUnknown'],
    [3, 'locateUnknown'],
  ])('are asked of nobody where the browser fails with code %i', async (code, text) => {
    fail(code);
    expect(await findHere(ask)).toEqual(says(text));
    expect(ask).not.toHaveBeenCalled();
  });

  it('are asked of nobody for a point that may be 500 m off', async () => {
    standAt(37.5, 127, 501);
    expect(await findHere(ask)).toEqual(says('locateUnknown'));
    expect(ask).not.toHaveBeenCalled();
  });

  it.each<[string, Answer, string]>([
    ['there is none', none, 'locateNone'],
    ['the service refuses the point', failed({ kind: 'not-searchable' }), 'locateNone'],
    ['the service is down', failed({ kind: 'down' }), 'locateDown'],
    ['it does not answer', failed({ kind: 'timeout' }), 'locateDown'],
    ['it refuses the key', failed({ kind: 'misconfigured' }), 'locateDown'],
    ['it has had enough', failed({ kind: 'limited' }), 'locateDown'],
    ['there is no network', failed({ kind: 'offline' }), 'locateDown'],
  ])('are told apart from why there are none: %s', async (_, answer, text) => {
    standAt(37.5, 127);
    answers(answer);
    expect(await findHere(ask)).toEqual(says(text));
  });
});
