import { escapeHtml } from '../../demo/escape.ts';
import { PAGES, READERS, pathOf, type Language, type Page, type Reader, type Words } from './pages.ts';
import type { Rendered } from './markdown.ts';

const UI: Readonly<Record<'menu' | 'onPage' | 'other' | 'english' | 'marked' | 'skip' | 'simulated', Words>> =
  {
    menu: { ko: '차례', en: 'Contents' },
    onPage: { ko: '이 페이지에서', en: 'On this page' },
    other: { ko: 'English', en: '한국어' },
    english: { ko: '이 페이지는 영어로만 있습니다.', en: '' },
    marked: { ko: '코드를 고치는 분을 위한 페이지 가운데 ‘영어’라고 적은 것은 영어로만 있습니다.', en: '' },
    skip: { ko: '본문으로 가기', en: 'To the text' },
    simulated: {
      ko: '이 사이트의 예제는 브라우저 안에서 흉내 낸 주소 서비스를 부릅니다. 실제 서비스에는 아무것도 보내지 않습니다.',
      en: 'Examples on this site ask services that are simulated in the browser. Nothing goes to the real ones.',
    },
  };

/** The head that every page of the site has. */
const head = (title: string, up: string, style: string): string => `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${up}favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}${style}">`;

function menuOf(page: Page, reader: Reader, language: Language): string {
  const items = PAGES.filter((each) => each.reader === reader).map((each) => {
    const current = each.slug === page.slug ? ' aria-current="page"' : '';
    const mark = language === 'ko' && each.source && !each.source.ko ? ' <small>영어</small>' : '';
    return `<li><a href="${each.slug}.html"${current}>${escapeHtml(each.title[language])}${mark}</a></li>`;
  });
  const note = items.some((item) => item.includes('<small>')) ? `<p>${UI.marked[language]}</p>` : '';
  return `<ul>${items.join('')}</ul>${note}`;
}

/** Where a reader's pages begin. */
const firstOf = (reader: Reader): string => PAGES.find((each) => each.reader === reader)?.slug ?? 'index';

function contentsOf({ headings }: Pick<Rendered, 'headings'>, language: Language): string {
  const sections = headings.filter(({ depth }) => depth === 2);
  if (sections.length < 3) return '';
  const items = sections.map(
    ({ id, text }) => `<li><a href="#${id}">${text.replace(/<[^>]+>/g, '')}</a></li>`,
  );
  return `<nav class="on-page" aria-label="${UI.onPage[language]}"><p>${UI.onPage[language]}</p><ul>${items.join('')}</ul></nav>`;
}

export interface PageText extends Pick<Rendered, 'html' | 'headings'> {
  /** The text is English on a Korean page. */
  readonly isForeign: boolean;
}

/** A page of the manual. */
export function renderPage(page: Page, text: PageText, language: Language): string {
  const other = language === 'ko' ? 'en' : 'ko';
  const title = page.reader ? `${page.title[language]} · address-search` : 'address-search';
  const readers = (Object.keys(READERS) as Reader[]).map((reader) => {
    const current = reader === page.reader ? ' aria-current="true"' : '';
    return `<a href="${firstOf(reader)}.html"${current}>${READERS[reader][language]}</a>`;
  });
  const menu = page.reader
    ? `<details class="menu" open><summary>${READERS[page.reader][language]}</summary><nav aria-label="${UI.menu[language]}">${menuOf(page, page.reader, language)}</nav></details>`
    : '';
  const note = text.isForeign ? `<p class="note">${UI.english[language]}</p>` : '';
  return `<!doctype html>
<html lang="${language}">
<head>
${head(title, '../', 'assets/site.css')}
<script type="module" src="../assets/site.js"></script>
</head>
<body class="${page.reader ? 'manual' : 'home'} page-${page.slug}">
<a class="skip" href="#text">${UI.skip[language]}</a>
<header><a class="brand" href="index.html"><img src="../favicon.svg" alt="" width="26" height="26">address-search</a>
<nav aria-label="address-search">${readers.join('')}</nav>
<a class="language" href="../${pathOf(page.slug, other)}" hreflang="${other}" lang="${other}">${UI.other[language]}</a></header>
<div class="columns">
${menu}
<main id="text"${text.isForeign ? ' lang="en"' : ''}>${note}${text.html}</main>
${contentsOf(text, language)}
</div>
<footer><p>${UI.simulated[language]}</p></footer>
</body>
</html>
`;
}

/** A page with nothing but markup that is alive: an example, or a state of the gallery. */
export function renderFrame(
  title: string,
  markup: string,
  language: Language,
  { state, dark = false }: { readonly state?: object; readonly dark?: boolean } = {},
): string {
  const data = state
    ? `\n<script type="application/json" id="state">${JSON.stringify(state).replaceAll('<', '\\u003c')}</script>`
    : '';
  return `<!doctype html>
<html lang="${language}"${dark ? ' class="dark"' : ''}>
<head>
${head(title, '../', 'assets/frame.css')}
<script type="module" src="../assets/frame.js"></script>
</head>
<body>
${markup}${data}
</body>
</html>
`;
}
