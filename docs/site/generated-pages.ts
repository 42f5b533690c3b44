import { escapeHtml } from '../../demo/escape.ts';
import { apiPage, customProperties } from './api-page.ts';
import type { Language, Words } from './pages.ts';
import { FIELD_STATES, markupOf } from './states.ts';

const ENGLISH_STATE = (name: string, language: Language): string =>
  `../states/${name}${language === 'ko' ? '' : '.en'}.html`;

const GALLERY: Words = {
  ko: '입력란이 보일 수 있는 모든 모습입니다. 상태마다 주소가 하나씩 있고 언제 열어도 같은 모습이므로, 화면 비교 테스트의 원본으로 쓸 수 있습니다. 준비가 끝나면 <code>&lt;html data-ready&gt;</code>가 됩니다.',
  en: 'Everything that the field may look like. Each state has an address and looks the same each time, so that it can be the source of a visual comparison: <code>&lt;html data-ready&gt;</code> says that it is there.',
};

const statesPage = (language: Language): string => `<h1>${language === 'ko' ? '상태 모음' : 'All states'}</h1>
<p class="lead">${GALLERY[language]}</p>
<div class="gallery">
${FIELD_STATES.map((state) => {
  const path = ENGLISH_STATE(state.name, language);
  const title = escapeHtml(state.title[language]);
  return `<figure id="${state.name}"${state.dark ? ' class="dark"' : ''}>
<figcaption>${title} <a href="${path}">${state.name}</a></figcaption>
<iframe src="${path}" title="${title}" loading="lazy"></iframe>
<details><summary>HTML</summary><pre tabindex="0"><code>${escapeHtml(markupOf(state, language))}</code></pre></details>
</figure>`;
}).join('\n')}
</div>`;

const THEME: Readonly<
  Record<'title' | 'lead' | 'css' | 'copy' | 'copied' | 'reset' | 'preset' | 'preview', Words>
> = {
  title: { ko: '테마 편집기', en: 'Theme editor' },
  lead: {
    ko: '사용자 정의 속성을 바꾸면 바로 반영됩니다. 바꾼 것만 CSS에 남습니다. 아무것도 바꾸지 않으면 글꼴과 색을 페이지에서 물려받습니다.',
    en: 'Change a custom property and see it at once. Only what was changed gets into the style sheet; the rest comes from the page.',
  },
  css: { ko: '스타일 시트에 붙여 넣으십시오', en: 'For your style sheet' },
  copy: { ko: '복사', en: 'Copy' },
  copied: { ko: '복사했습니다', en: 'Copied' },
  reset: { ko: '처음으로', en: 'Reset' },
  preset: { ko: '예시', en: 'Presets' },
  preview: { ko: '미리 보기', en: 'Preview' },
};

const MEANINGS: Readonly<Record<string, string>> = {
  gap: '사이 간격',
  radius: '모서리',
  'border-color': '테두리',
  'border-color-focus': '초점이 있을 때의 테두리',
  background: '배경',
  color: '글자',
  'muted-color': '덜 중요한 글자',
  accent: '강조색: 버튼, 초점, 일치하는 글자',
  danger: '잘못된 것',
  'control-height': '입력란과 버튼의 높이',
  'font-size': '글자 크기',
  'option-padding': '결과 한 줄의 안쪽 여백',
  'option-active-background': '고른 결과의 배경',
  'list-max-height': '목록의 높이',
  'list-shadow': '목록의 그림자',
};

const PREFIX = '--address-search-';

/** What a picker begins with, near what the field has by itself. */
const PICKERS: Readonly<Record<string, string>> = {
  'border-color': '#8b9296',
  'border-color-focus': '#1d5fd1',
  background: '#ffffff',
  color: '#1c2124',
  'muted-color': '#6a7175',
  accent: '#1d5fd1',
  danger: '#b3261e',
  'option-active-background': '#dfe8fa',
};

function control(name: string, initial: string, meaning: string, language: Language): string {
  const short = name.slice(PREFIX.length);
  const words = language === 'ko' ? (MEANINGS[short] ?? meaning) : meaning;
  const first = PICKERS[short];
  const picker = first
    ? `<input type="color" value="${first}" data-for="${name}" aria-label="${escapeHtml(words)}">`
    : '';
  return `<div class="control"><label for="${short}">${escapeHtml(words)}<code>${short}</code></label>
<span>${picker}<input id="${short}" data-property="${name}" placeholder="${escapeHtml(initial)}" spellcheck="false" autocomplete="off"></span></div>`;
}

const PRESETS: readonly (readonly [Words, Readonly<Record<string, string>>])[] = [
  [
    { ko: '둥글게', en: 'Round' },
    { radius: '1.5rem', accent: '#6b4fd8', 'option-padding': '0.75rem 1.25rem' },
  ],
  [
    { ko: '각지게', en: 'Square' },
    { radius: '0', accent: '#111111', 'border-color': '#111111', 'list-shadow': 'none' },
  ],
  [
    { ko: '공공', en: 'Civic' },
    { radius: '0.375rem', accent: '#1d56b8', 'border-color': '#7a869a', 'font-size': '1.0625rem' },
  ],
  [
    { ko: '따뜻하게', en: 'Warm' },
    { accent: '#b4541a', background: '#fffaf3', 'border-color': '#d9c3a9', color: '#3b2a1a' },
  ],
];

function themePage(language: Language): string {
  const t = (name: keyof typeof THEME): string => THEME[name][language];
  const presets = PRESETS.map(
    ([title, values]) =>
      `<button type="button" data-preset="${escapeHtml(JSON.stringify(values))}">${title[language]}</button>`,
  );
  return `<h1>${t('title')}</h1>
<p class="lead">${t('lead')}</p>
<div class="theme" data-theme-editor>
<form class="controls"><p class="presets"><span>${t('preset')}</span>${presets.join('')}<button type="reset">${t('reset')}</button></p>
${customProperties()
  .map(({ name, initial, meaning }) => control(name, initial, meaning, language))
  .join('\n')}</form>
<div class="previews">
<iframe src="${ENGLISH_STATE('results', language)}" title="${t('preview')} 1"></iframe>
<iframe src="${ENGLISH_STATE('both-down', language)}" title="${t('preview')} 2"></iframe>
<h2 id="css">${t('css')}</h2>
<pre tabindex="0"><code data-css>address-search {\n}</code></pre>
<p><button type="button" data-copy data-copied="${t('copied')}">${t('copy')}</button></p>
</div>
</div>`;
}

/** Pages without a text of their own, by their slugs. */
export const GENERATED: Readonly<Record<string, (language: Language) => string>> = {
  api: apiPage,
  states: statesPage,
  theme: themePage,
};
