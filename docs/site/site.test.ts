import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSite } from './build-site.ts';
import { FIELD_STATES } from './states.ts';

const files = buildSite();
const built = /^(assets\/|mockServiceWorker\.js$)/;

const isServed = (path: string): boolean =>
  files.has(path) || built.test(path) || existsSync(new URL(`../../public/${path}`, import.meta.url));

const attributes = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`<[^>]*\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);

/** Links of a page that lead nowhere in the site. */
function brokenLinks(path: string, html: string): readonly string[] {
  const links = [...attributes(html, 'href'), ...attributes(html, 'src')].filter(
    (link) => !/^[a-z]+:/.test(link),
  );
  return links.flatMap((link) => {
    const [target = '', anchor] = link.replaceAll('&#39;', "'").split('#');
    const file = target ? posix.join(posix.dirname(path), target) : path;
    if (!isServed(file)) return [`${path}: ${link}`];
    const ids = attributes(files.get(file) ?? '', 'id');
    return anchor && !ids.includes(decodeURI(anchor)) ? [`${path}: ${link}`] : [];
  });
}

/** Texts without code, examples and what is alive. */
const manual = [...files].filter(([path]) => /^(ko|en)\//.test(path));
const withoutCode = (html: string): string => html.replace(/<pre.*?<\/pre>/gs, '');

describe('the documentation site', () => {
  it('has every page in both languages', () => {
    const names = (language: string): readonly string[] =>
      [...files.keys()].flatMap((path) => (path.startsWith(`${language}/`) ? [path.slice(3)] : []));
    expect(names('ko')).toEqual(names('en'));
    expect(names('ko').length).toBeGreaterThan(25);
  });

  it('has no link and no anchor that leads nowhere', () => {
    expect(manual.flatMap(([path, html]) => brokenLinks(path, withoutCode(html)))).toEqual([]);
  });

  it('has no two things of one id on a page', () => {
    const twice = manual.flatMap(([path, html]) => {
      const ids = attributes(withoutCode(html), 'id');
      return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${path}: ${id}`);
    });
    expect(twice).toEqual([]);
  });

  it('has an address for every state, in both languages', () => {
    const expected = FIELD_STATES.flatMap(({ name }) => [`states/${name}.html`, `states/${name}.en.html`]);
    expect(expected.filter((path) => !files.has(path))).toEqual([]);
  });

  it('says on a Korean page that its text is English', () => {
    expect(files.get('ko/architecture.html')).toContain('이 페이지는 영어로만 있습니다.');
    expect(files.get('ko/circuit.html')).not.toContain('이 페이지는 영어로만');
    expect(files.get('en/architecture.html')).not.toContain('영어로만');
  });

  it('says beside the Korean list of pages which are in English only', () => {
    expect(files.get('ko/circuit.html')).toContain('‘영어’라고 적은 것은 영어로만 있습니다.');
    expect(files.get('ko/element.html')).not.toContain('‘영어’라고 적은 것은');
  });
});
