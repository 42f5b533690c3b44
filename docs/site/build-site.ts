import { existsSync, readFileSync } from 'node:fs';
import { simulatedViewer } from '../../src/qa/simulated-in-page/index.ts';
import { GENERATED } from './generated-pages.ts';
import { renderFrame, renderPage, type PageText } from './layout.ts';
import { renderMarkdown, type Example } from './markdown.ts';
import { LANGUAGES, PAGES, pathOf, type Language, type Page } from './pages.ts';
import { FIELD_STATES, markupOf } from './states.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Pages by the files that they are made of. */
const pagesByFile = new Map(
  PAGES.flatMap((page) =>
    [page.source?.en, page.source?.ko].flatMap((path) => (path ? [[path, page] as const] : [])),
  ),
);

/**
 * Where a file of the repository stands in the site, seen from a page of the manual. A text leads to the language that
 * it names; but an English one that stands in for a Korean page stays there, unless it names a heading.
 */
function hrefOf(path: string, from: Language, isForeign: boolean, anchor: string | undefined): string | null {
  const found = pagesByFile.get(path) ?? pagesByFile.get(`${path.replace(/\/$/, '')}/README.md`);
  if (found) {
    const isBoth = found.source?.ko !== undefined;
    const named = found.source?.ko === path ? 'ko' : 'en';
    const stays = !isBoth || named === from || (isForeign && !anchor);
    return stays ? `${found.slug}.html` : `../${named}/${found.slug}.html`;
  }
  if (/^docs\/decisions\/?$/.test(path)) return 'embedded-store.html';
  const [, served] = /^public\/(.*)$/.exec(path) ?? [];
  return served && existsSync(new URL(path, root)) ? `../${served}` : null;
}

/** Links of a page to itself in the other language are in its header. */
const withoutLanguageLink = (text: string): string =>
  text.replace(/^\[(English|한국어)\]\([\w./-]+\.md\)\n\n/m, '');

function textOf(page: Page, language: Language): PageText & { readonly examples: readonly Example[] } {
  const make = GENERATED[page.slug];
  if (make) return { ...withHeadings(make(language)), isForeign: false, examples: [] };
  const source = page.source?.[language] ?? page.source?.en ?? '';
  const isForeign = language === 'ko' && !page.source?.ko;
  const rendered = renderMarkdown(withoutLanguageLink(read(source)), {
    source,
    slug: page.slug,
    language,
    href: (path, anchor) => hrefOf(path, language, isForeign, anchor),
  });
  return { ...rendered, isForeign };
}

const withHeadings = (html: string): Pick<PageText, 'html' | 'headings'> => ({
  html,
  headings: [...html.matchAll(/<h(\d) id="([^"]+)">(.*?)<\/h\1>/g)].map(([, depth, id = '', text = '']) => ({
    depth: Number(depth),
    id,
    text,
  })),
});

/** The languages as they stand at the root: a page that leads to the Korean manual. */
const entrance = `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=ko/index.html">
<title>address-search</title></head>
<body><p><a href="ko/index.html">한국어</a> · <a href="en/index.html" lang="en">English</a></p></body></html>
`;

/** Every HTML file of the site, by its path. */
export function buildSite(): ReadonlyMap<string, string> {
  const files = new Map([
    ['index.html', entrance],
    ['viewer.html', simulatedViewer()],
  ]);
  for (const language of LANGUAGES) {
    for (const page of PAGES) {
      const text = textOf(page, language);
      files.set(pathOf(page.slug, language), renderPage(page, text, language));
      for (const { path, html } of text.examples)
        files.set(path, renderFrame(page.title[language], html, language));
    }
    for (const state of FIELD_STATES) {
      const path = `states/${state.name}${language === 'ko' ? '' : '.en'}.html`;
      const markup = `<form class="state">\n${markupOf(state, language)}\n</form>`;
      const { outage, query, until, then } = state;
      const options = { state: { outage, query, until, then }, dark: state.dark ?? false };
      files.set(path, renderFrame(state.title[language], markup, language, options));
    }
  }
  return files;
}
