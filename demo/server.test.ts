import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from './server.ts';

const simulated = {
  kakao: {
    scriptUrl: 'http://127.0.0.1:1/postcode.v2.js',
    mirrorUrl: 'http://127.0.0.1:2/postcode.v2.js',
    viewerOrigin: 'http://127.0.0.1:3',
  },
  juso: { baseUrl: 'http://127.0.0.1:4', key: 'A"B' },
  controlUrl: 'http://127.0.0.1:5',
};

let demo: Demo;
beforeEach(async () => {
  demo = await startDemo({ port: 0, simulated });
});
afterEach(() => demo.close());

const page = async (path: string): Promise<string> => (await fetch(demo.url + path)).text();
const send = (path: string, body: string): Promise<Response> =>
  fetch(demo.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });

describe('a page', () => {
  it.each(['/browser.html', '/signup.html', '/job.html', '/legacy.html'])(
    '%s names the providers of this run',
    async (path) => {
      const html = await page(path);
      expect(html).toContain(`script-url="${simulated.kakao.scriptUrl}"`);
      expect(html).toContain('api-key="A&quot;B"');
      expect(html).not.toMatch(/\{\{/);
    },
  );

  it('puts the other provider first when asked to', async () => {
    const html = await page('/signup.html?order=juso-first');
    expect(html.indexOf('type="juso"')).toBeLessThan(html.indexOf('type="kakao-postcode"'));
  });

  it('that shows two browsers may frame its own pages, from both names of this machine, and no other', async () => {
    const response = await fetch(`${demo.url}/`);
    const { port } = new URL(demo.url);
    expect(response.headers.get('content-security-policy')).toContain(
      `frame-src http://127.0.0.1:3 'self' http://localhost:${port} http://127.0.0.1:${port};`,
    );
    expect(await response.text()).not.toMatch(/\{\{|\[\[/);
  });

  it.each(['/', '/signup.html', '/job.html', '/legacy.html', '/submitted/signup', '/incidents/'])(
    '%s is in English with ?lang=en',
    async (path) => {
      const init = path.startsWith('/submitted') ? { method: 'POST' } : {};
      const html = await (await fetch(`${demo.url}${path}?lang=en`, init)).text();
      // What leads to the Korean page says so in Korean.
      expect(html.replace(/<a [^>]*lang="ko"[^>]*>한국어<\/a>/, '')).not.toMatch(/[가-힣]/);
    },
  );

  it('goes to a form with ?live, since an outage of real services is nobody’s to force', async () => {
    const response = await fetch(`${demo.url}/?live`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/signup.html?live');
  });

  it('names no simulated provider with ?live', async () => {
    const html = await page('/signup.html?live');
    expect(html).not.toContain('127.0.0.1');
    expect(html).toContain('id="live-key"');
  });

  it('runs under a policy that allows its own providers alone', async () => {
    const { headers } = await fetch(`${demo.url}/signup.html`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`script-src 'self' http://127.0.0.1:1 http://127.0.0.1:2 http://127.0.0.1:4;`);
    expect(policy).toContain('frame-src http://127.0.0.1:3;');
  });

  it.each(['outage=juso:500', 'qa'])('starts QA before the element with ?%s', async (query) => {
    const script = '/staging/address-search.qa.js?then=/address-search.js';
    expect(await page(`/signup.html?${query}`)).toContain(`<script type="module" src="${script}"></script>`);
    expect(await page('/signup.html')).not.toContain('qa');
  });

  it('keeps QA, and not the outage of the link, on the way to other pages', async () => {
    const html = await page('/signup.html?outage=juso:500');
    expect(html).toContain('href="/job.html?qa="');
  });

  it('has its scripts compiled', async () => {
    const script = await page('/assets/page.js');
    expect(script).toContain('./dialogs.js');
  });
});

describe('a submitted form', () => {
  it('is shown entry by entry, in the order sent, repeated names too', async () => {
    const html = await (await send('/submitted/legacy', 'b=1&a=2&b=3')).text();
    const rows = [...html.matchAll(/<th scope="row">(.*?)<\/th><td>(.*?)<\/td>/g)].map((row) => row.slice(1));
    expect(rows).toEqual([
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ]);
  });

  it('is shown as text, never as markup', async () => {
    const html = await (await send('/submitted/signup', 'name=<img src=x>&%3Cb%3E=1')).text();
    expect(html).toContain('&lt;img src=x&gt;');
    expect(html).not.toContain('<b>1');
  });

  it('is refused when it is far too long', async () => {
    expect((await send('/submitted/signup', `a=${'x'.repeat(70_000)}`)).status).toBe(413);
  });

  it('leads back to its form when it is opened without one', async () => {
    const response = await fetch(`${demo.url}/submitted/job?lang=en`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/job.html?lang=en');
  });
});

describe('the server', () => {
  it('answers 404 to what it does not have, and never leaves its folders', async () => {
    expect((await fetch(`${demo.url}/nothing`)).status).toBe(404);
    expect((await fetch(`${demo.url}/assets/..%2f..%2fpackage.js`)).status).toBe(404);
  });

  it('says which error the system gave when the port is taken', async () => {
    const port = Number(new URL(demo.url).port);
    await expect(startDemo({ port, simulated })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
