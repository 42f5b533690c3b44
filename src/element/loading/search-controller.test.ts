// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../providers/contract.ts';
import { found, none, FakeProvider } from '../../failover/testing/providers.ts';
import * as half from '../combobox/combobox.ts';
import { SearchController } from './search-controller.ts';
import { fakeBrowser, realBrowser } from '../testing/browser.ts';
import { FakeHost } from '../testing/host.ts';

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

let host: FakeHost;
let files: OwnFiles;
let search: SearchController;
let juso: FakeProvider;
let browser: ReturnType<typeof fakeBrowser>;
beforeEach(() => {
  browser = fakeBrowser();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  juso = new FakeProvider('juso', () => found('juso'));
  host = new FakeHost([juso]);
  files = new OwnFiles();
  search = new SearchController(host.element, host, () => host.providers, files.bring);
});
afterEach(() => {
  search.stop();
  expect(vi.getTimerCount()).toBe(0);
  document.body.replaceChildren();
  realBrowser();
});
const type = (text: string) => {
  host.query = text;
  search.onInput(text);
};
const asked = (provider = juso) => provider.requests.map(({ query }) => query.text);

describe('the searching half', () => {
  it('is asked for on the first focus, and once', async () => {
    expect([files.asked, search.hasBegun]).toEqual([0, false]);
    void search.ready();
    void search.ready();
    expect([files.asked, search.hasBegun]).toEqual([1, true]);
    await files.come();
    expect(search.combobox).not.toBeNull();
    await search.ready();
    expect(files.asked).toBe(1);
  });
  it('searches for what was typed before it came', async () => {
    type('세종');
    type('세종대로');
    expect(search.message).toBe('searching');
    await files.come();
    await vi.advanceTimersByTimeAsync(180);
    expect([asked(), search.message, host.results]).toEqual([['세종대로'], null, 1]);
  });
  it('searches for nothing when nothing was typed', async () => {
    host.query = '서울특별시 중구 세종대로 110';
    void search.ready();
    await files.come();
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked()).toEqual([]);
  });
  it('searches at once for what was asked for with Enter before it came', async () => {
    host.query = '세종대로';
    void search.search(host.query);
    await files.come();
    expect(asked()).toEqual(['세종대로']);
  });
  it('forgets what was typed before it came, when the field is reset', async () => {
    type('세종대로');
    search.reset();
    host.query = '서울특별시 중구 세종대로 110';
    expect(search.message).toBeNull();
    await files.come();
    await vi.advanceTimersByTimeAsync(6000);
    expect([asked(), host.down]).toEqual([[], []]);
  });
  it('comes although the only adapter cannot be, and says that the service is down', async () => {
    host.providers = [{ type: 'naver', options: {} }];
    host.query = '세종대로';
    void search.search(host.query);
    await files.come();
    await settle();
    expect(search.combobox?.words).toBe(`${host.words.down} ${host.words.kept}`);
    expect(host.down).toEqual(['outage']);
  });
});

describe('our own files that do not come', () => {
  it('are said to be down, and the field is a form to fill in by hand', async () => {
    type('세종대로');
    await files.fail();
    expect([search.message, host.down, search.combobox]).toEqual(['down', ['outage'], null]);
    expect(console.error).toHaveBeenCalledOnce();
  });
  it('are asked for again by the next focus or search', async () => {
    type('세종대로');
    await files.fail();
    expect(search.hasBegun).toBe(false);
    void search.search(host.query);
    expect(files.asked).toBe(2);
    await files.come();
    expect([asked(), search.message]).toEqual([['세종대로'], null]);
  });
  it('can fail twice', async () => {
    void search.search(host.query);
    await files.fail();
    void search.search(host.query);
    await files.fail();
    expect([search.message, host.down]).toEqual(['down', ['outage', 'outage']]);
  });
});

describe('a field that is first used without a network', () => {
  beforeEach(() => {
    browser.setOnline(false);
  });

  it('regression: says so, and is a form to fill in by hand meanwhile', async () => {
    type('세종대로');
    await settle();
    expect([search.message, host.down]).toEqual(['offline', ['offline']]);
  });
  it('regression: asks for none of our own files, for which Firefox would not ask again', async () => {
    type('세종대로');
    await settle();
    type('세종대로 1');
    await settle();
    expect(files.asked).toBe(0);
  });
  it('regression: searches for what was typed by then when the network is back', async () => {
    type('세종');
    await settle();
    type('세종대로');
    await settle();
    browser.setOnline(true);
    expect(search.message).toBe('searching');
    await files.come();
    await vi.advanceTimersByTimeAsync(180);
    expect([asked(), search.message, host.results]).toEqual([['세종대로'], null, 1]);
  });
  it('regression: searches at once for what was asked for with Enter, once', async () => {
    host.query = '세종대로';
    void search.search(host.query);
    await settle();
    browser.setOnline(true);
    browser.setOnline(true);
    await files.come();
    expect([asked(), files.asked]).toEqual([['세종대로'], 1]);
  });
  it('says nothing to somebody who has only focused it', async () => {
    void search.ready();
    await settle();
    expect([search.message, host.down]).toEqual([null, []]);
  });
  it.each([
    ['it was reset', () => search.reset()],
    ['it has left the page', () => host.element.remove()],
  ])('asks for nothing once %s', async (_what, end) => {
    type('세종대로');
    await settle();
    end();
    browser.setOnline(true);
    await settle();
    expect(files.asked).toBe(0);
  });
});

describe('our own files that are slow', () => {
  it('are waited for no longer than 5 s by somebody who types', async () => {
    type('세종대로');
    await vi.advanceTimersByTimeAsync(4999);
    expect([search.message, host.down]).toEqual(['searching', []]);
    await vi.advanceTimersByTimeAsync(1);
    expect([search.message, host.down]).toEqual(['down', ['outage']]);
  });
  it('are waited for anew by every key: the wait begins with the last', async () => {
    type('세종');
    await vi.advanceTimersByTimeAsync(4000);
    type('세종대로');
    await vi.advanceTimersByTimeAsync(4000);
    expect(search.message).toBe('searching');
  });
  it('bring their search when they come after all, and "down" is no longer said', async () => {
    type('세종대로');
    await vi.advanceTimersByTimeAsync(6000);
    await files.come();
    await vi.advanceTimersByTimeAsync(180);
    expect([asked(), search.message, host.results]).toEqual([['세종대로'], null, 1]);
  });
  it('are no trouble for somebody who has only focused the field', async () => {
    void search.ready();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([search.message, host.down]).toEqual([null, []]);
  });
});

describe('stopping while it loads', () => {
  it('brings the new providers and never the old ones', async () => {
    const vworld = new FakeProvider('vworld', () => found('vworld'));
    type('세종대로');
    search.stop();
    host.providers = [vworld];
    await files.come();
    await files.come();
    await vi.advanceTimersByTimeAsync(180);
    expect([asked(), asked(vworld)]).toEqual([[], ['세종대로']]);
  });
  it('keeps the load that was begun after it, when the one before it fails', async () => {
    void search.ready();
    search.stop();
    void search.ready();
    await files.fail();
    void search.ready();
    expect([files.asked, search.hasBegun]).toEqual([2, true]);
  });
  it('brings nothing to a field that has left the page', async () => {
    type('세종대로');
    host.element.remove();
    search.stop();
    await files.come();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([search.combobox, search.message, host.down, files.asked]).toEqual([null, null, [], 1]);
  });
});

describe('stopping what was loaded', () => {
  it('ends the search, and the next one starts with the providers of then', async () => {
    const vworld = new FakeProvider('vworld', () => found('vworld'));
    juso.reply = null;
    host.query = '세종대로';
    void search.search(host.query);
    await files.come();
    expect(juso.inFlight).toBe(1);
    search.stop();
    expect([juso.inFlight, search.hasBegun]).toEqual([0, false]);
    host.providers = [vworld];
    void search.search(host.query);
    await files.come();
    expect(asked(vworld)).toEqual(['세종대로']);
  });
  it.each<[string, Answer]>([
    ['rows', found('juso')],
    ['that there is none', none],
  ])('regression: what others found is no answer of the providers of then: %s', async (_what, answer) => {
    const vworld = new FakeProvider('vworld', () => found('vworld'));
    juso.reply = () => answer;
    host.query = '세종대로';
    void search.search(host.query);
    await files.come();
    search.stop();
    host.providers = [vworld];
    search.combobox?.open();
    expect(search.combobox?.listOpen).toBe(false);
    search.combobox?.submit();
    await files.come();
    expect(asked(vworld)).toEqual(['세종대로']);
  });
});

describe('a field that is not in the page yet', () => {
  it('can be searched once it is, although a search was asked for before', async () => {
    host.element.remove();
    host.query = '세종대로';
    void search.search(host.query);
    await files.come();
    expect([search.hasBegun, search.message]).toEqual([false, null]);
    document.body.append(host.element);
    void search.search(host.query);
    await files.come();
    expect(asked()).toEqual(['세종대로']);
  });
});
