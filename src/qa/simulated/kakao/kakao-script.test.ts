import { runInNewContext } from 'node:vm';
import { Window } from 'happy-dom';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSimulated, type SimulatedProviders } from '../start.ts';
import { SCRIPT } from '../testing/addresses-of.ts';
import { ask } from '../testing/wire.ts';

interface Viewer {
  embed(host: unknown, given?: Readonly<Record<string, unknown>>): void;
}
interface Library {
  readonly Postcode?: new (options: Readonly<Record<string, unknown>>) => Viewer;
  readonly postcode: { readonly _validParam_: boolean; load(done: () => void): void };
}
/** What these tests use of a frame. */
interface Frame {
  readonly src: string;
  readonly contentWindow: object;
  readonly contentDocument: { querySelector(selector: string): Frame };
}

const PAGE = 'http://page.example';
let simulated: SimulatedProviders;
let page: Window;
let complaint: ReturnType<typeof vi.fn>;
let later: (() => void)[];

beforeAll(async () => {
  simulated = await startSimulated({ latencyMs: 0 });
});
afterAll(() => simulated.close());
beforeEach(async () => {
  await simulated.setFault('kakao-postcode', null);
  page = new Window({ url: `${PAGE}/form` });
  page.document.body.innerHTML = '<div id="host"><p>before</p></div>';
  complaint = vi.fn();
  later = [];
});
afterEach(() => page.happyDOM.close());

/** Runs the script as it is served now, as an element of the page with this address would. */
async function run(src = simulated.kakao.scriptUrl): Promise<Library> {
  const received = await ask(SCRIPT.url(simulated));
  const { document, location } = page;
  runInNewContext(received.kind === 'answer' ? received.body : '', {
    window: page,
    document: { currentScript: { src }, createElement: (name: string) => document.createElement(name) },
    location,
    console: { error: complaint },
    setTimeout: (done: () => void) => later.push(done),
    URLSearchParams,
  });
  return (page as unknown as { kakao: Library }).kakao;
}

const host = () => page.document.querySelector('#host');
const innerFrame = (): Frame =>
  (page.document.querySelector('#host iframe') as unknown as Frame).contentDocument.querySelector('iframe');

/** Embeds a viewer in the page. */
async function embed(
  options: Readonly<Record<string, unknown>> = {},
  given?: Readonly<Record<string, unknown>>,
) {
  const { Postcode } = await run();
  if (!Postcode) throw new Error('no constructor');
  new Postcode(options).embed(host(), given);
}

function hear(data: unknown, from: { readonly origin?: string; readonly source?: object } = {}): void {
  const { origin = simulated.kakao.viewerOrigin, source = innerFrame().contentWindow } = from;
  page.dispatchEvent(new page.MessageEvent('message', { data, origin, source: source as never }));
}

describe('the script', () => {
  it('gives the library in both namespaces, beside what is there', async () => {
    const globals = page as unknown as Record<'kakao' | 'daum', Record<string, unknown>>;
    globals.kakao = { maps: 'other SDK' };
    const library = await run();
    expect(globals.kakao).toMatchObject({ maps: 'other SDK', postcode: { _validParam_: true } });
    expect(globals.daum['Postcode']).toBe(library.Postcode);
    expect(complaint).not.toHaveBeenCalled();
  });

  it('calls back when it is loaded, but not at once', async () => {
    const done = vi.fn();
    (await run()).postcode.load(done);
    expect(done).not.toHaveBeenCalled();
    for (const one of later) one();
    expect(done).toHaveBeenCalledOnce();
  });

  it('refuses to work with a query string on its own address', async () => {
    const { Postcode, postcode } = await run(`${simulated.kakao.scriptUrl}?t=1`);
    expect(postcode._validParam_).toBe(false);
    expect(complaint).toHaveBeenCalledOnce();
    expect(() => Postcode && new Postcode({})).toThrow('not allowed');
  });

  it('refuses to work with bad-key in force', async () => {
    await simulated.setFault('kakao-postcode', 'bad-key');
    const { Postcode, postcode } = await run();
    expect(postcode._validParam_).toBe(false);
    expect(() => Postcode && new Postcode({})).toThrow('not allowed');
  });

  it('without its core has no constructor and never calls back', async () => {
    await simulated.setFault('kakao-postcode', 'core-missing');
    const { Postcode, postcode } = await run();
    postcode.load(vi.fn());
    expect([Postcode, later]).toEqual([undefined, []]);
  });

  it('of another shape calls back and has no constructor', async () => {
    await simulated.setFault('kakao-postcode', 'wrong-shape');
    const { Postcode, postcode } = await run();
    const done = vi.fn();
    postcode.load(done);
    expect([Postcode, later]).toEqual([undefined, [done]]);
  });
});

describe('an embedded viewer', () => {
  it('takes the place of what was in the element, in a frame of a frame', async () => {
    await embed();
    expect(host()?.children).toHaveLength(1);
    expect(host()?.firstElementChild?.id).toBe('__daum__layer_1');
    expect(innerFrame().src).toMatch(`${simulated.kakao.viewerOrigin}/search?`);
  });

  it('is told the origin of the page, the text and the options', async () => {
    await embed({ shorthand: false, focusInput: false }, { q: '세종대로 178' });
    expect(Object.fromEntries(new URL(innerFrame().src).searchParams)).toEqual({
      origin: PAGE,
      mode: 'transmit',
      vt: 'layer',
      fi: 'off',
      sd: 'off',
      q: '세종대로 178',
    });
  });

  it('is told the defaults of the service', async () => {
    await embed();
    const ask = new URL(innerFrame().src).searchParams;
    expect(['fi', 'sd', 'q'].map((name) => ask.get(name))).toEqual(['on', 'on', '']);
  });

  it.each([
    ['search', 'onsearch', { q: '세종대로', count: 3 }],
    ['resize', 'onresize', { width: 300, height: 400 }],
    ['complete', 'oncomplete', { zonecode: '03154' }],
  ])('tells the page what comes as "%s" by %s', async (type, name, data) => {
    const callback = vi.fn();
    await embed({ [name]: callback });
    hear({ type, data });
    expect(callback.mock.calls).toEqual([[data]]);
  });

  it.each([
    ['another origin', () => ({ origin: 'http://elsewhere.example' })],
    ['another window of its origin', () => ({ source: page as object })],
  ])('is not heard from %s', async (_what, from) => {
    const callback = vi.fn();
    await embed({ onresize: callback });
    hear({ type: 'resize', data: {} }, from());
    expect(callback).not.toHaveBeenCalled();
  });

  it('lives without callbacks, and with messages that say nothing', async () => {
    await embed();
    for (const data of [null, 'text', {}, { type: 'resize' }, { type: 'search' }]) hear(data);
    expect(host()?.children).toHaveLength(1);
  });

  it('closes itself after a pick, and stays when it was told to', async () => {
    await embed({});
    hear({ type: 'complete', data: {} });
    expect(host()?.children).toHaveLength(0);
    await embed({}, { autoClose: false });
    hear({ type: 'complete', data: {} });
    expect(host()?.children).toHaveLength(1);
  });

  it('says nothing more once it was removed', async () => {
    const callback = vi.fn();
    await embed({ onresize: callback });
    const from = { source: innerFrame().contentWindow };
    host()?.replaceChildren();
    hear({ type: 'resize', data: {} }, from);
    expect(callback).not.toHaveBeenCalled();
  });
});
