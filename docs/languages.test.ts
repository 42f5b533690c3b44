import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES } from './site/pages.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const pairs = PAGES.flatMap(({ source }) =>
  source?.ko === undefined ? [] : [[source.en, source.ko] as const],
);
/** The home pages have their link in the site's header. */
const manual = pairs.filter(([english]) => !english.includes('/site/content/'));

/** Code that is run or copied, without its comments; what is HTML or of no language holds texts. */
const codeOf = (page: string): readonly string[] =>
  [...page.matchAll(/^ *```(\w*).*\n([^]*?)^ *```$/gm)].flatMap(([, lang, code = '']) =>
    lang === '' || lang === 'html' ? [] : code.replace(/(\/\/|#) .*$/gm, ''),
  );

const shapeOf = (page: string): readonly string[] =>
  page
    .replace(/^ *```[^]*?^ *```$/gm, '```')
    .split('\n')
    .flatMap((line) => /^(#+ |\||```)/.exec(line)?.[1] ?? []);

describe.each(manual)('%s and %s', (english, korean) => {
  it('lead to each other at their heads', () => {
    expect(read(english).split('\n')[2]).toBe(`[한국어](${posix.basename(korean)})`);
    expect(read(korean).split('\n')[2]).toBe(`[English](${posix.basename(english)})`);
  });

  it('have the same headings, rows and blocks of code in the same order', () => {
    expect(shapeOf(read(korean))).toEqual(shapeOf(read(english)));
  });

  it('show the same code', () => {
    expect(codeOf(read(korean))).toEqual(codeOf(read(english)));
  });
});
