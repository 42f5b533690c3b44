import { posix } from 'node:path';
import { Marked, Renderer, type Tokens } from 'marked';
import { escapeHtml } from '../../demo/escape.ts';
import type { Language } from './pages.ts';

/** An example of a page, which gets a page of its own. */
export interface Example {
  readonly path: string;
  readonly html: string;
}

export interface Rendered {
  readonly html: string;
  readonly headings: readonly { readonly depth: number; readonly id: string; readonly text: string }[];
  readonly examples: readonly Example[];
}

export interface RenderOptions {
  /** Path of the text in the repository, which its links start from. */
  readonly source: string;
  readonly slug: string;
  readonly language: Language;
  /** Where a file of the repository stands in the site, seen from this page; null where it does not. */
  href(path: string, anchor: string | undefined): string | null;
}

/** As GitHub makes anchors of headings: letters and digits stay, a blank is a dash. */
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** Below it an example is a page of its own, `html live`. */
const isLive = (lang: string | undefined): boolean => /^html live\b/.test(lang ?? '');

/** Renders a page of the manual. A link that leads nowhere throws. */
export function renderMarkdown(text: string, { source, slug, language, href }: RenderOptions): Rendered {
  const headings: Rendered['headings'][number][] = [];
  const examples: Example[] = [];
  const seen = new Map<string, number>();
  const plain = new Renderer();

  function anchorOf(title: string): string {
    const base = slugOf(title);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count ? `${base}-${count}` : base;
  }

  function resolve(link: string): string {
    if (/^([a-z]+:|#)/.test(link)) return link;
    const [path = '', anchor] = link.split('#');
    const target = href(posix.normalize(posix.join(posix.dirname(source), path)), anchor);
    if (target === null) throw new Error(`${source}: the link "${link}" leads to no page of the site.`);
    return anchor ? `${target}#${anchor}` : target;
  }

  function live({ text: code }: Tokens.Code): string {
    const name = `${slug}-${examples.length + 1}${language === 'ko' ? '' : '.en'}`;
    examples.push({ path: `examples/${name}.html`, html: code });
    return `<live-example src="../examples/${name}.html"></live-example>`;
  }

  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const inner = this.parser.parseInline(tokens);
        const title = this.parser.parseInline(tokens, this.parser.textRenderer);
        const id = anchorOf(unescapeHtml(title));
        headings.push({ depth, id, text: inner });
        return `<h${depth} id="${id}">${inner}<a class="anchor" href="#${id}" aria-label="${
          language === 'ko' ? '이 제목의 링크' : 'Link to this heading'
        }">#</a></h${depth}>\n`;
      },
      link({ href: link, tokens }) {
        return `<a href="${escapeHtml(resolve(link))}">${this.parser.parseInline(tokens)}</a>`;
      },
      image({ href: link, text: alt }) {
        return `<img src="${escapeHtml(resolve(link))}" alt="${escapeHtml(alt)}" loading="lazy">`;
      },
      table(token) {
        plain.parser = this.parser;
        // A heading that says nothing is none.
        const html = plain.table(token).replace(/<th><\/th>/g, '<td></td>');
        return `<div class="table" tabindex="0">${html}</div>`;
      },
      code(token) {
        const shown = `<pre tabindex="0"><code>${escapeHtml(token.text)}</code></pre>\n`;
        return isLive(token.lang) ? live(token) + shown : shown;
      },
    },
  });
  return { html: marked.parse(text, { async: false }), headings, examples };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};
const unescapeHtml = (text: string): string =>
  text.replace(/&(lt|gt|quot|#39|amp);/g, (all) => ENTITIES[all] ?? all);
