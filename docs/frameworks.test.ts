import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const demos = readdirSync(new URL('demo/frameworks/', root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const FENCE = /^```(\w+)(?: (\S+))?\n(.*?)^```$/gms;
const fencesOf = (page: string) =>
  [...page.matchAll(FENCE)].map(([, language = '', file = '', code = '']) => ({ language, file, code }));
/** A page shows a part of a file without its indentation. */
const withoutIndent = (code: string): string => code.trim().replace(/^ +/gm, '');

describe.each(['docs/frameworks.md', 'docs/frameworks.ko.md'])('%s', (name) => {
  const page = read(name);

  it('shows every file as it is in the project that is tested', () => {
    const shown = fencesOf(page).filter(({ file }) => file !== '');
    expect(shown.length).toBeGreaterThan(8);
    for (const { file, code } of shown)
      expect(withoutIndent(read(file)), file).toContain(withoutIndent(code));
  });

  it('names every project', () => {
    for (const demo of demos) expect(page).toContain(`\`${demo}\``);
  });

  it('leads from an empty Vite project to a working field in 3 commands and 6 lines', () => {
    const [commands, html] = fencesOf(page);
    expect(commands?.language).toBe('sh');
    expect(commands?.code.trim().split('\n').length).toBeLessThanOrEqual(3);
    expect(html?.language).toBe('html');
    expect(html?.code.trim().split('\n').length).toBeLessThanOrEqual(6);
  });
});

describe.each(['README.md', 'README.en.md'])('%s', (name) => {
  it('regression: its JSP says how it is encoded, and where the tags that escape come from', () => {
    const page = fencesOf(read(name)).find(({ language }) => language === 'jsp')?.code ?? '';
    const [encoding, tags, ...markup] = page.split('\n');
    expect(encoding).toContain('pageEncoding="UTF-8"');
    expect(tags).toContain('taglib prefix="c"');
    const written = markup.join('').replace(/<c:out value='\$\{\w+\}'\/>/g, '');
    expect(written.match(/<c:|\$\{[^}]*/g)).toEqual(['${pageContext.request.contextPath']);
  });
});

describe('the pages of both languages', () => {
  it('show the same code', () => {
    const [english, korean] = ['docs/frameworks.md', 'docs/frameworks.ko.md'].map((name) =>
      fencesOf(read(name)),
    );
    expect(korean).toEqual(english);
  });
});

describe('demo/frameworks/', () => {
  it('has one look', () => {
    const sheets = readdirSync(new URL('demo/frameworks/', root), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('style.css') && !path.includes('node_modules'))
      .map((path) => read(`demo/frameworks/${path}`));
    expect(sheets).toHaveLength(demos.length);
    expect(new Set(sheets).size).toBe(1);
  });

  it('asks for the version that the package has', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    for (const demo of demos) {
      const { dependencies } = JSON.parse(read(`demo/frameworks/${demo}/package.json`)) as {
        dependencies: Record<string, string>;
      };
      expect([demo, dependencies['address-search']]).toEqual([demo, `^${version}`]);
    }
  });
});
