import { beforeEach, describe, expect, it } from 'vitest';
import { NO_ADDRESSES } from '../msw/whom.ts';
import { parseOutage } from '../scenarios/link.ts';
import { EscapeWatch, type ForcedSince, type PageRequest } from './escape-watch.ts';
import { escapedText } from './escaped-text.ts';

const JUSO = 'https://business.juso.go.kr/addrlink/addrLinkApiJsonp.do?callback=c1';
const STATE = 'https://state.test/v1/state';
const ADDRESSES = { ...NO_ADDRESSES, endpoints: ['https://state.test'] };

let watch: EscapeWatch;
beforeEach(() => {
  watch = new EscapeWatch();
});

const link = (text: string, since = 1000): ForcedSince => ({
  ...{ forced: parseOutage(text).forced, since, fromTheStart: true },
});
const escaped = (ended: readonly PageRequest[], forced: ForcedSince): readonly string[] =>
  watch.escaped(ended, forced, ADDRESSES).map(({ target, scenario, at }) => `${target}:${scenario} ${at}`);

describe('a request that an outage names', () => {
  it('has escaped when the worker did not see it', () => {
    expect(escaped([{ url: JUSO, at: 1500 }], link('juso:500'))).toEqual(['juso:500 1500']);
  });

  it('has escaped a link also when it was made before QA was loaded', () => {
    expect(escaped([{ url: STATE, at: 10 }], link('endpoint:down'))).toEqual(['endpoint:down 10']);
  });

  it('has not escaped when the worker saw it, whatever became of it', () => {
    watch.met({ url: JUSO, at: 1520 });
    expect(escaped([{ url: JUSO, at: 1500 }], link('juso:500'))).toEqual([]);
  });

  it('is told from the same one that came to the worker later', () => {
    watch.met({ url: STATE, at: 2000 });
    expect(
      escaped(
        [
          { url: STATE, at: 1990 },
          { url: STATE, at: 1500 },
        ],
        link('endpoint:down'),
      ),
    ).toEqual(['endpoint:down 1500']);
  });

  it('came before an outage that is to begin later, and has escaped nothing', () => {
    expect(escaped([{ url: JUSO, at: 1500 }], link('juso:500;in=10'))).toEqual([]);
    expect(escaped([{ url: JUSO, at: 11_500 }], link('juso:500;in=10'))).toEqual(['juso:500 11500']);
  });

  it('was made before a tester forced the outage, and has escaped nothing', () => {
    expect(escaped([{ url: JUSO, at: 900 }], { ...link('juso:500'), fromTheStart: false })).toEqual([]);
  });

  it('is any request to a service or the endpoint while the browser is offline', () => {
    expect(escaped([{ url: JUSO, at: 1500 }], link('browser:offline'))).toEqual(['juso:offline 1500']);
  });
});

it('a request that no outage names is no matter', () => {
  const others = [
    { url: 'https://shop.test/app.js', at: 1500 },
    { url: STATE, at: 1500 },
  ];
  expect(escaped(others, link('juso:500'))).toEqual([]);
});

it('the console names each request, without what was typed, and says what to do', () => {
  const text = escapedText(watch.escaped([{ url: JUSO, at: 0 }], link('juso:500'), ADDRESSES));
  expect(text).toContain(
    'juso:500 https://business.juso.go.kr/addrlink/addrLinkApiJsonp.do at 1970-01-01T00:00:00.000Z',
  );
  expect(text).not.toContain('callback');
  expect(text).toContain('Reload the page.');
});
