import { escapeHtml } from '../../demo/escape.ts';
import { describeElements, elementsOf, type ElementDoc } from '../manifest/describe-elements.ts';
import type { Language, Words } from './pages.ts';

const TITLES = {
  attributes: { ko: '속성', en: 'Attributes' },
  properties: { ko: '프로퍼티', en: 'Properties' },
  methods: { ko: '메서드', en: 'Methods' },
  events: { ko: '이벤트', en: 'Events' },
  entries: { ko: '폼 항목', en: 'Form entries' },
  slots: { ko: '슬롯', en: 'Slots' },
  parts: { ko: '파트', en: 'Parts' },
  custom: { ko: '사용자 정의 속성', en: 'Custom properties' },
  states: { ko: '상태', en: 'States' },
  name: { ko: '이름', en: 'name' },
  type: { ko: '타입', en: 'type' },
  default: { ko: '기본값', en: 'default' },
  meaning: { ko: '설명', en: 'meaning' },
} satisfies Readonly<Record<string, Words>>;

type Row = readonly [
  name: string,
  type: string | undefined,
  initial: string | undefined,
  meaning: string | undefined,
];

/** What stands in backquotes is code. */
const inline = (text: string): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
const code = (text: string | undefined): string => (text ? `<code>${escapeHtml(text)}</code>` : '');

function table(tag: string, title: keyof typeof TITLES, rows: readonly Row[], language: Language): string {
  if (rows.length === 0) return '';
  const columns = [true, rows.some(([, type]) => type), rows.some(([, , initial]) => initial), true];
  const words = ['name', 'type', 'default', 'meaning'] as const;
  const head = words.filter((_, i) => columns[i]).map((word) => `<th>${TITLES[word][language]}</th>`);
  const body = rows.map(([name, type, initial, meaning]) => {
    const cells = [code(name), code(type), code(initial), inline(meaning ?? '')];
    return `<tr>${cells
      .filter((_, i) => columns[i])
      .map((cell) => `<td>${cell}</td>`)
      .join('')}</tr>`;
  });
  const id = `${tag}-${title}`;
  return `<h3 id="${id}">${TITLES[title][language]}</h3>
<div class="table" tabindex="0"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function element(tag: string, doc: ElementDoc, language: Language): string {
  const members = doc.members ?? [];
  const properties = members.flatMap((member): readonly Row[] =>
    member.kind === 'field' ? [[member.name, member.type?.text, member.default, member.description]] : [],
  );
  const methods = members.flatMap((member): readonly Row[] => {
    if (member.kind !== 'method') return [];
    const given = (member.parameters ?? []).map(({ name, default: initial }) =>
      initial ? `${name}?` : name,
    );
    return [
      [`${member.name}(${given.join(', ')})`, member.return?.type?.text, undefined, member.description],
    ];
  });
  const named = (all: readonly { name: string; description?: string }[] | undefined): readonly Row[] =>
    (all ?? []).map(({ name, description }) => [name, undefined, undefined, description]);
  const sections: readonly (readonly [keyof typeof TITLES, readonly Row[]])[] = [
    [
      'attributes',
      (doc.attributes ?? []).map((each): Row => [each.name, each.type?.text, each.default, each.description]),
    ],
    ['properties', properties],
    ['methods', methods],
    [
      'events',
      (doc.events ?? []).map((each): Row => [each.name, each.type.text, undefined, each.description]),
    ],
    ['entries', named(doc.entries)],
    ['slots', named(doc.slots)],
    ['parts', named(doc.cssParts)],
    [
      'custom',
      (doc.cssProperties ?? []).map((each): Row => [each.name, undefined, each.default, each.description]),
    ],
    ['states', named(doc.cssStates)],
  ];
  return `<h2 id="${tag}">&lt;${tag}&gt;</h2>
<p lang="en">${inline(doc.description ?? '')}</p>
${sections.map(([title, rows]) => table(tag, title, rows, language)).join('\n')}`;
}

const INTRO: Words = {
  ko: '소스의 주석에서 만든 표입니다. 그래서 설명은 영어입니다. 같은 내용이 패키지의 <code>custom-elements.json</code>에 있고, VS Code와 JetBrains IDE는 <code>ide/</code>의 파일에서 자동 완성을 얻습니다.',
  en: 'Made of the source’s own comments. The package has the same as <code>custom-elements.json</code>; VS Code and the IDEs of JetBrains complete by the files in <code>ide/</code>.',
};

/** The API of the elements, from the manifest. */
export const apiPage = (language: Language): string =>
  `<h1>API</h1>\n<p class="lead">${INTRO[language]}</p>\n${[...elementsOf(describeElements())]
    .map(([tag, doc]) => element(tag, doc, language))
    .join('\n')}`;

/** The custom properties of the field with their defaults. */
export const customProperties = (): readonly {
  readonly name: string;
  readonly initial: string;
  readonly meaning: string;
}[] =>
  (elementsOf(describeElements()).get('address-search')?.cssProperties ?? []).map(
    ({ name, default: initial, description }) => ({
      name,
      initial: initial ?? '',
      meaning: description ?? '',
    }),
  );
