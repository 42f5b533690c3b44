// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutagePanel } from './outage-panel.ts';
import { showOutagePanel } from './show.ts';
import { FakeQa } from './testing/fake-qa.ts';

const FLIGHT = Symbol.for('address-search.flight');
const page: { [key: symbol]: unknown } = globalThis;

let qa: FakeQa;
let panel: OutagePanel;

beforeEach(async () => {
  vi.useFakeTimers();
  document.documentElement.lang = 'ko';
  localStorage.clear();
  qa = new FakeQa();
  panel = showOutagePanel(qa);
  await panel.updateComplete;
});

afterEach(() => {
  panel.remove();
  vi.useRealTimers();
});

const find = (selector: string): HTMLElement => {
  const found = panel.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`${selector} is not drawn`);
  return found;
};
const pill = (): string => find('.pill').textContent.trim();

async function press(selector: string): Promise<void> {
  find(selector).click();
  await panel.updateComplete;
}

async function choose(at: number, name: string): Promise<void> {
  const select = panel.renderRoot.querySelectorAll('select')[at];
  if (!select) throw new Error('no such target');
  select.value = name;
  select.dispatchEvent(new Event('change'));
  await panel.updateComplete;
}

const HANG = { target: 'kakao-postcode', scenario: 'hang', amount: null, inMs: 0, forMs: null } as const;

describe('the button', () => {
  it('tells at a glance how many outages are on, in a colour and in words', async () => {
    expect([pill(), find('.pill').dataset['state']]).toEqual(['', 'calm']);
    qa.force([HANG, { ...HANG, target: 'juso' }]);
    await panel.updateComplete;
    expect([pill(), find('.pill').dataset['state']]).toEqual(['장애 2건', 'on']);
    expect(find('.pill').getAttribute('aria-label')).toContain('장애 2건');
  });

  it('tells of outages that are to come', async () => {
    qa.force([{ ...HANG, inMs: 10_000 }]);
    await panel.updateComplete;
    expect(pill()).toBe('예약 1건');
  });
});

describe('forcing', () => {
  it('applies what was chosen for several targets, all at once', async () => {
    await press('.pill');
    await choose(0, 'hang');
    await choose(1, '500');
    expect(qa.forced).toEqual([]);
    await press('.apply');
    expect(qa.forced.map(({ target, scenario }) => `${target}:${scenario}`)).toEqual([
      'kakao-postcode:hang',
      'juso:500',
    ]);
  });

  it('shows what a scenario does, its bounds, and the days that it re-enacts', async () => {
    await press('.pill');
    await choose(1, 'slow');
    expect(find('.does').textContent).toContain('늦게');
    expect(find('.numbers input').getAttribute('max')).toBe('60');
    expect(find('.incidents').textContent).toContain('2021-12-06');
  });

  it('shows what was forced elsewhere, but does not take away what is being chosen', async () => {
    await press('.pill');
    qa.force([HANG]);
    await panel.updateComplete;
    const [kakao, juso] = panel.renderRoot.querySelectorAll('select');
    expect(kakao?.value).toBe('hang');
    await choose(1, '500');
    qa.tell();
    await panel.updateComplete;
    expect(juso?.value).toBe('500');
  });

  it('counts down while it is open', async () => {
    await press('.pill');
    qa.force([{ ...HANG, forMs: 60_000 }]);
    await panel.updateComplete;
    expect(find('.now b').textContent).toBe('1:00 남음');
    await vi.advanceTimersByTimeAsync(3000);
    expect(find('.now b').textContent).toBe('0:57 남음');
  });

  it('takes everything back with one press', async () => {
    qa.force([HANG]);
    await press('.pill');
    await press('.reset');
    expect(qa.resets).toBe(1);
    expect(panel.renderRoot.querySelectorAll('select')[0]?.value).toBe('');
    expect(find('.said').textContent).toBe('모두 정상으로 되돌렸습니다');
  });

  it('names the requests that an outage came too late for', async () => {
    qa.escaped = [{ target: 'juso', url: 'https://business.juso.go.kr/addrlink/addrLinkApi.do' }];
    qa.tell();
    await press('.pill');
    expect(find('[data-escaped]').textContent).toMatch(/전에 나가서[^]*juso[^]*addrLinkApi/);
  });

  it('says why nothing can be forced', async () => {
    qa.worker = { kind: 'off', why: { ko: 'https가 아닙니다.', en: 'Not https.' } };
    qa.wrong = [{ item: 'juso:nope', why: { ko: '그런 장애는 없습니다.', en: 'No such outage.' } }];
    qa.tell();
    await press('.pill');
    const said = [...panel.renderRoot.querySelectorAll('.warning')].map((each) => each.textContent);
    expect(said[0]).toContain('https가 아닙니다.');
    expect(said[1]).toContain('juso:nope');
  });
});

describe('the page around it', () => {
  it('hears no key, press or input of the panel', async () => {
    const heard: string[] = [];
    const types = ['keydown', 'click', 'input', 'change'];
    const listen = (event: Event): void => void heard.push(event.type);
    for (const type of types) document.addEventListener(type, listen);
    await press('.pill');
    for (const type of types) find('.body').dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    for (const type of types) document.removeEventListener(type, listen);
    expect(heard).toEqual([]);
  });

  it('has nothing left of it once it is taken out: no listener, no timer, no flight', async () => {
    await press('.pill');
    expect(typeof page[FLIGHT]).toBe('function');
    panel.remove();
    expect([qa.listeners, vi.getTimerCount(), page[FLIGHT]]).toEqual([0, 0, undefined]);
  });

  it('lets whoever listened before listen on', () => {
    panel.remove();
    const heard: string[] = [];
    page[FLIGHT] = (_field: unknown, { type }: { type: string }) => void heard.push(type);
    panel = showOutagePanel(qa);
    const flight = page[FLIGHT] as (field: object, event: object, explain: () => void) => void;
    flight({}, { type: 'ready' }, () => undefined);
    expect(heard).toEqual(['ready']);
    panel.remove();
    page[FLIGHT] = undefined;
  });

  it('has one panel, however often it is shown', () => {
    expect(showOutagePanel(qa)).toBe(panel);
    expect(document.querySelectorAll('outage-panel')).toHaveLength(1);
  });
});

it('speaks the page’s language until another one is chosen, which it remembers', async () => {
  await press('.pill');
  expect(find('h2').textContent).toContain('장애 시험');
  const switcher = [...panel.renderRoot.querySelectorAll('button')].find((each) =>
    each.textContent.includes('English'),
  );
  switcher?.click();
  await panel.updateComplete;
  expect(find('h2').textContent).toContain('Outage test');
  expect(localStorage.getItem('address-search.outage-panel')).toContain('"en"');
});
