// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { found, HandProvider } from '../../failover/testing/providers.ts';
import * as half from '../combobox/combobox.ts';
import { ComboboxLoader } from './combobox-loader.ts';
import { fakeBrowser, realBrowser } from '../testing/browser.ts';
import { HandHost } from '../testing/host.ts';

type Half = typeof half;

/** Our own files as they come over the network: when the test says so, or not at all. */
class OwnFiles {
  asked = 0;
  #answers: { come(file: Half): void; fail(reason: Error): void }[] = [];

  readonly bring = (): Promise<Half> => {
    this.asked += 1;
    return new Promise((come, fail) => this.#answers.push({ come, fail }));
  };
  come(): Promise<unknown> {
    this.#answers.shift()?.come(half);
    return settle();
  }
  fail(): Promise<unknown> {
    this.#answers.shift()?.fail(new TypeError('Failed to fetch dynamically imported module'));
    return settle();
  }
}
const settle = () => vi.advanceTimersByTimeAsync(0);

let host: HandHost;
let files: OwnFiles;
let loader: ComboboxLoader;
let juso: HandProvider;
beforeEach(() => {
  fakeBrowser();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  juso = new HandProvider('juso', () => found('juso'));
  host = new HandHost([juso]);
  files = new OwnFiles();
  loader = new ComboboxLoader(host, files.bring);
  host.ready = () => loader.ready();
});
afterEach(() => {
  loader.stop();
  expect(vi.getTimerCount()).toBe(0);
  document.body.replaceChildren();
  realBrowser();
});
const type = (text: string) => {
  host.query = text;
  loader.typed();
};
const asked = (provider = juso) => provider.requests.map(({ query }) => query.text);

describe('the searching half', () => {
  it('is asked for on the first focus, and once', async () => {
    expect([files.asked, loader.hasBegun]).toEqual([0, false]);
    void loader.ready();
    void loader.ready();
    expect([files.asked, loader.hasBegun]).toEqual([1, true]);
    await files.come();
    expect(loader.combobox).not.toBeNull();
    await loader.ready();
    expect(files.asked).toBe(1);
  });
  it('searches for what was typed before it came', async () => {
    type('세종');
    type('세종대로');
    expect(loader.words).toBe('searching');
    await files.come();
    await vi.advanceTimersByTimeAsync(180);
    expect([asked(), loader.words, host.results]).toEqual([['세종대로'], null, 1]);
  });
  it('searches for nothing when nothing was typed', async () => {
    host.query = '서울특별시 중구 세종대로 110';
    void loader.ready();
    await files.come();
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked()).toEqual([]);
  });
  it('searches at once for what was asked for with Enter before it came', async () => {
    host.query = '세종대로';
    void loader.search();
    await files.come();
    expect(asked()).toEqual(['세종대로']);
  });
  it('forgets what was typed before it came, when the field is reset', async () => {
    type('세종대로');
    loader.reset();
    host.query = '서울특별시 중구 세종대로 110';
    expect(loader.words).toBeNull();
    await files.come();
    await vi.advanceTimersByTimeAsync(6000);
    expect([asked(), host.down]).toEqual([[], []]);
  });
  it('comes although the only adapter cannot be, and says that the service is down', async () => {
    host.providers = [{ type: 'naver', options: {} }];
    host.query = '세종대로';
    void loader.search();
    await files.come();
    await settle();
    expect([loader.combobox?.words, host.down]).toEqual([host.words.down, ['outage']]);
  });
});

describe('our own files that do not come', () => {
  it('are said to be down, and the field is a form to fill in by hand', async () => {
    type('세종대로');
    await files.fail();
    expect([loader.words, host.down, loader.combobox]).toEqual(['down', ['outage'], null]);
    expect(console.error).toHaveBeenCalledOnce();
  });
  it('are asked for again by the next focus or search', async () => {
    type('세종대로');
    await files.fail();
    expect(loader.hasBegun).toBe(false);
    void loader.search();
    expect(files.asked).toBe(2);
    await files.come();
    expect([asked(), loader.words]).toEqual([['세종대로'], null]);
  });
  it('can fail twice', async () => {
    void loader.search();
    await files.fail();
    void loader.search();
    await files.fail();
    expect([loader.words, host.down]).toEqual(['down', ['outage', 'outage']]);
  });
});

describe('our own files that are slow', () => {
  it('are waited for no longer than 5 s by somebody who types', async () => {
    type('세종대로');
    await vi.advanceTimersByTimeAsync(4999);
    expect([loader.words, host.down]).toEqual(['searching', []]);
    await vi.advanceTimersByTimeAsync(1);
    expect([loader.words, host.down]).toEqual(['down', ['outage']]);
  });
  it('are waited for anew by every key: the wait begins with the last', async () => {
    type('세종');
    await vi.advanceTimersByTimeAsync(4000);
    type('세종대로');
    await vi.advanceTimersByTimeAsync(4000);
    expect(loader.words).toBe('searching');
  });
  it('bring their search when they come after all, and "down" is no longer said', async () => {
    type('세종대로');
    await vi.advanceTimersByTimeAsync(6000);
    await files.come();
    await vi.advanceTimersByTimeAsync(180);
    expect([asked(), loader.words, host.results]).toEqual([['세종대로'], null, 1]);
  });
  it('are no trouble for somebody who has only focused the field', async () => {
    void loader.ready();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([loader.words, host.down]).toEqual([null, []]);
  });
});

describe('stopping while it loads', () => {
  it('brings the new providers and never the old ones', async () => {
    const vworld = new HandProvider('vworld', () => found('vworld'));
    type('세종대로');
    loader.stop();
    host.providers = [vworld];
    await files.come();
    await files.come();
    await vi.advanceTimersByTimeAsync(180);
    expect([asked(), asked(vworld)]).toEqual([[], ['세종대로']]);
  });
  it('keeps the load that was begun after it, when the one before it fails', async () => {
    void loader.ready();
    loader.stop();
    void loader.ready();
    await files.fail();
    void loader.ready();
    expect([files.asked, loader.hasBegun]).toEqual([2, true]);
  });
  it('brings nothing to a field that has left the page', async () => {
    type('세종대로');
    host.element.remove();
    loader.stop();
    await files.come();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([loader.combobox, loader.words, host.down, files.asked]).toEqual([null, null, [], 1]);
  });
});

describe('stopping what was loaded', () => {
  it('ends the search, and the next one starts with the providers of then', async () => {
    const vworld = new HandProvider('vworld', () => found('vworld'));
    juso.reply = null;
    host.query = '세종대로';
    void loader.search();
    await files.come();
    expect(juso.inFlight).toBe(1);
    loader.stop();
    expect([juso.inFlight, loader.hasBegun]).toEqual([0, false]);
    host.providers = [vworld];
    void loader.search();
    await files.come();
    expect(asked(vworld)).toEqual(['세종대로']);
  });
});

describe('a field that is not in the page yet', () => {
  it('can be searched once it is, although a search was asked for before', async () => {
    host.element.remove();
    host.query = '세종대로';
    void loader.search();
    await files.come();
    expect([loader.hasBegun, loader.words]).toEqual([false, null]);
    document.body.append(host.element);
    void loader.search();
    await files.come();
    expect(asked()).toEqual(['세종대로']);
  });
});
