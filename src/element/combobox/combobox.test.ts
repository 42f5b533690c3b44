// @vitest-environment happy-dom
import { render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manualAddress } from '../../address/make-address.ts';
import type { Answer } from '../../providers/contract.ts';
import { failed, found, none, FakeProvider, FakeViewer } from '../../failover/testing/providers.ts';
import { ko } from '../i18n/locales/ko.ts';
import { Combobox } from './combobox.ts';
import { fakeBrowser, realBrowser } from '../testing/browser.ts';
import { cityHall } from '../testing/addresses.ts';
import { FakeHost } from '../testing/host.ts';

let host: FakeHost;
let juso: FakeProvider;
let combobox: Combobox;
let browser: ReturnType<typeof fakeBrowser>;
beforeEach(() => {
  browser = fakeBrowser();
  juso = new FakeProvider('juso', () => found('juso'));
  host = new FakeHost([juso]);
  combobox = new Combobox(host.element, host, () => Promise.resolve());
  combobox.use([juso], null);
});
afterEach(() => {
  combobox.dispose();
  expect(vi.getTimerCount()).toBe(0);
  document.body.replaceChildren();
  realBrowser();
});

const asked = () => juso.requests.map(({ query }) => query.text);
const type = (text: string, composing = false) => {
  Object.assign(host, { query: text, composing });
  combobox.onInput(text);
};
function press(key: string, more: KeyboardEventInit & { keyCode?: number } = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
  if (more.keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: more.keyCode });
  combobox.key(event);
  return event;
}
const finds = (...roads: readonly string[]) => {
  const list = roads.map((road) => cityHall({ road, full: road }));
  juso.reply = (): Answer => ({
    kind: 'found',
    addresses: list,
    total: list.length,
    page: 1,
    hasMore: false,
  });
};
async function searched(text = '세종대로 110'): Promise<void> {
  host.query = text;
  await combobox.search(text, 'submit');
}

describe('typing', () => {
  it('is searched for after a pause, once', async () => {
    type('세종');
    await vi.advanceTimersByTimeAsync(179);
    type('세종대로');
    await vi.advanceTimersByTimeAsync(179);
    expect(asked()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked()).toEqual(['세종대로']);
  });
  it('is searched for after a longer pause while a syllable is composed', async () => {
    type('세종대', true);
    await vi.advanceTimersByTimeAsync(250);
    expect(asked()).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect(asked()).toEqual(['세종대']);
  });
  it('costs no second request when the same text comes again, as at the end of a composition', async () => {
    type('세종대로', true);
    await vi.advanceTimersByTimeAsync(300);
    type('세종대로');
    await vi.advanceTimersByTimeAsync(300);
    expect(asked()).toEqual(['세종대로']);
  });
  it('that empties the box forgets the results', async () => {
    await searched();
    type(' ');
    expect([combobox.state, combobox.words]).toEqual(['idle', '']);
    combobox.select(0);
    expect(host.offered).toEqual([]);
  });
});

describe('Enter', () => {
  it('searches at once and submits nothing while there is no address', async () => {
    host.query = '세종대로';
    expect(press('Enter').defaultPrevented).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect([asked(), host.submitted]).toEqual([['세종대로'], 0]);
  });
  it('submits the form once an address is chosen', async () => {
    await searched();
    combobox.select(0);
    press('Enter');
    expect(host.submitted).toBe(1);
  });
  it('searches when the text was changed after an address was chosen', async () => {
    await searched();
    combobox.select(0);
    host.query = '종로 1';
    press('Enter');
    await vi.advanceTimersByTimeAsync(0);
    expect([asked(), host.submitted]).toEqual([['세종대로 110', '종로 1'], 0]);
  });
  it.each([{ isComposing: true }, { keyCode: 229 }])(
    'that commits a syllable searches at the end of the composition, and picks nothing: %j',
    async (composition) => {
      await searched();
      Object.assign(host, { query: '종로', composing: true });
      expect(press('Enter', composition).defaultPrevented).toBe(false);
      await vi.advanceTimersByTimeAsync(0);
      expect(asked()).toEqual(['세종대로 110']);
      Object.assign(host, { composing: false });
      combobox.composed();
      await vi.advanceTimersByTimeAsync(0);
      expect([asked(), host.offered, host.submitted]).toEqual([['세종대로 110', '종로'], [], 0]);
    },
  );
  it('regression: on results opens their list again, and costs no second request', async () => {
    finds('종로 1', '종로 2');
    await searched('종로');
    press('Enter');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked()).toEqual(['종로']);
  });
  it('regression: on "no such address" costs no second request', async () => {
    juso.reply = () => none;
    await searched('없는길 1');
    press('Enter');
    await vi.advanceTimersByTimeAsync(0);
    expect([asked(), combobox.words]).toEqual([['없는길 1'], host.words.none]);
  });
  it('regression: with a space more costs no second request', async () => {
    await searched('종로 1');
    type('종로  1 ');
    press('Enter');
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked()).toEqual(['종로 1']);
  });
  it('on a failure asks again', async () => {
    juso.reply = () => failed({ kind: 'down' });
    await searched('종로 1');
    press('Enter');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked()).toEqual(['종로 1', '종로 1']);
  });
  it('with a modifier is left to the browser', () => {
    host.query = '세종대로';
    expect(press('Enter', { ctrlKey: true }).defaultPrevented).toBe(false);
  });
});

describe('while an embedded service is first', () => {
  let viewer: FakeViewer;
  beforeEach(() => {
    viewer = new FakeViewer('kakao-postcode');
    combobox.use([viewer, juso], null);
  });

  it('typing shows what a list finds, and Enter opens that service', async () => {
    type('세종대로');
    await vi.advanceTimersByTimeAsync(180);
    expect([combobox.state, asked(), viewer.opened.length]).toEqual(['results', ['세종대로'], 0]);
    press('Enter');
    await vi.advanceTimersByTimeAsync(0);
    expect([asked(), viewer.opened.map(({ query }) => query)]).toEqual([['세종대로'], ['세종대로']]);
  });

  it('a list that hangs delays Enter by nothing', async () => {
    juso.reply = null;
    type('세종대로');
    await vi.advanceTimersByTimeAsync(180);
    press('Enter');
    await vi.advanceTimersByTimeAsync(0);
    expect(viewer.opened).toHaveLength(1);
  });

  it('and without a list, the field says before one types what brings results, and takes it back', () => {
    combobox.use([viewer], null);
    combobox.focused();
    expect(combobox.words).toBe(ko.awaitingSubmit);
    combobox.left();
    expect(combobox.words).toBe('');
  });
});

describe('picking an address', () => {
  it('makes it the value, and is said', async () => {
    await searched();
    combobox.select(0);
    expect(host.value.address).toMatchObject({ source: 'juso', road: '서울특별시 중구 세종대로 110' });
    expect([combobox.state, combobox.words]).toEqual([
      'picked',
      `${host.words.picked} ${host.words.askDetail}`,
    ]);
  });
  it('takes the detail that was typed into the search box', async () => {
    await searched('세종대로 110 301호');
    combobox.select(0);
    expect(host.value.address?.detail).toBe('301호');
  });
  it.each([
    ['세종대로 110 301호', '주소를 입력했습니다.'],
    ['[06236] 세종대로 110 301호', '주소를 입력했습니다. 입력하신 우편번호와 다릅니다. (06236)'],
  ])('does not ask for a detail that was pasted along: %s', async (typed, said) => {
    await searched(typed);
    combobox.select(0);
    expect(combobox.words).toBe(said);
  });
  it('says that the postcode pasted along is another one', async () => {
    await searched('[06236] 세종대로 110');
    combobox.select(0);
    expect(combobox.words).toBe(
      `${host.words.picked} ${host.words.askDetail} ${host.words.otherPostcode} (06236)`,
    );
  });
  it('keeps a detail that was typed for an address entered by hand', async () => {
    host.value.take(manualAddress({ postcode: '', road: '세종대로', detail: '5층' }));
    await searched();
    combobox.select(0);
    expect(host.value.address?.detail).toBe('5층');
  });
  it('keeps no detail of another place', async () => {
    const codes = (mainNo: number) => ({ roadName: '111102005001', mainNo, subNo: 0 });
    host.value.take(cityHall({ codes: codes(1), detail: '5층' }));
    juso.reply = () => ({
      kind: 'found',
      addresses: [cityHall({ codes: codes(2) })],
      total: 1,
      page: 1,
      hasMore: false,
    });
    await searched();
    combobox.select(0);
    expect(host.value.address?.detail).toBe('');
  });
  it('changes nothing when the page refuses it', async () => {
    host.accepts = false;
    await searched();
    combobox.select(0);
    expect([host.offered.length, host.value.address, host.query]).toEqual([1, null, '세종대로 110']);
  });
  it('of a row that is not there does nothing', async () => {
    finds('종로 1', '종로 2');
    await searched();
    combobox.select(2);
    expect(host.offered).toEqual([]);
  });
});

describe('regression: a field that is locked, read-only or disabled, while one searches', () => {
  it('opens no list any more, and takes no pick of what was found before', async () => {
    await combobox.search('세종대로', 'submit');
    host.isLocked = true;
    combobox.key(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
    expect(combobox.listOpen).toBe(false);
    combobox.select(0);
    expect(host.value.address).toBeNull();
  });
  it('ends the search that is under way', async () => {
    juso.reply = null;
    void combobox.search('세종대로', 'submit');
    await vi.advanceTimersByTimeAsync(0);
    host.isLocked = true;
    combobox.place();
    expect([combobox.state, juso.last.signal.aborted]).toEqual(['idle', true]);
  });
  it('ends the search that waits for the network', async () => {
    browser.setOnline(false);
    await combobox.search('세종대로', 'submit');
    host.isLocked = true;
    combobox.place();
    browser.setOnline(true);
    await vi.advanceTimersByTimeAsync(0);
    expect([combobox.state, asked()]).toEqual(['idle', []]);
  });
  it('brings back nothing that was set aside', async () => {
    await combobox.search('세종대로', 'submit');
    combobox.select(0);
    combobox.onInput('세종');
    host.isLocked = true;
    combobox.key(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(host.value.address).toBeNull();
  });
});

describe('a text that was changed after a pick', () => {
  async function changed(): Promise<void> {
    await searched();
    combobox.select(0);
    host.value.setAside();
    type('종로');
  }
  it('regression: is no pick any more, and nothing says that it is', async () => {
    await changed();
    expect([combobox.state, combobox.words]).toEqual(['idle', '']);
  });
  it('regression: gives way to the pick with Esc, and is not searched for', async () => {
    await changed();
    expect(press('Escape').defaultPrevented).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect([combobox.state, host.value.address?.source, asked()]).toEqual([
      'picked',
      'juso',
      ['세종대로 110'],
    ]);
    press('Enter');
    expect(host.submitted).toBe(1);
  });
  it('keeps no detail of the place that was picked before', async () => {
    const codes = (mainNo: number) => ({ roadName: '111102005001', mainNo, subNo: 0 });
    host.value.take(cityHall({ codes: codes(1), detail: '5층' }));
    host.value.setAside();
    juso.reply = () => ({
      kind: 'found',
      addresses: [cityHall({ codes: codes(2) })],
      total: 1,
      page: 1,
      hasMore: false,
    });
    await searched();
    combobox.select(0);
    expect(host.value.address?.detail).toBe('');
  });
});

describe('after a failure', () => {
  it('the same text can be searched for again', async () => {
    juso.reply = () => failed({ kind: 'down' });
    await searched();
    expect([combobox.canRetry, combobox.tone, host.down]).toEqual([true, 'trouble', ['outage']]);
    juso.reply = () => found('juso');
    await combobox.retry();
    expect([combobox.state, combobox.canRetry]).toEqual(['results', false]);
  });
});

describe('a setup that cannot work', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  const shown = () => {
    const place = document.createElement('div');
    render(combobox.renderNotice(), place);
    return place.textContent;
  };

  it('regression: without a provider is said to its author, once', async () => {
    combobox.use([], null);
    await combobox.search('세종대로', 'submit');
    await combobox.search('세종대로 110', 'submit');
    expect(console.error).toHaveBeenCalledOnce();
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('<address-source'));
    expect(shown()).toContain('<address-source');
  });
  it('regression: with a key that is refused is said to its author, once', async () => {
    juso.reply = () => failed({ kind: 'misconfigured', code: 'E0001', message: '승인되지 않은 KEY 입니다.' });
    await combobox.search('세종대로', 'submit');
    await combobox.search('세종대로 110', 'submit');
    expect(juso.requests.length).toBeGreaterThan(0);
    expect(console.error).toHaveBeenCalledOnce();
    expect(console.error).toHaveBeenCalledWith(expect.stringMatching(/E0001.*type="juso".*api-key/));
    expect(shown()).toContain('api-key');
  });
  it('that was mended is no longer said', async () => {
    combobox.use([], null);
    await combobox.search('세종대로', 'submit');
    combobox.use([juso], null);
    expect(shown()).toBe('');
  });
  it('is nothing to say of a service that is down', async () => {
    juso.reply = () => failed({ kind: 'down', code: 'http-500', message: 'http-500' });
    await combobox.search('세종대로', 'submit');
    expect([vi.mocked(console.error).mock.calls.length, shown()]).toEqual([0, '']);
  });
});
