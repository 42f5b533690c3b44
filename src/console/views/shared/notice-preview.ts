import { css, html, type TemplateResult } from 'lit';
import type { Notice } from '../../../circuit/index.ts';
import type { Locale } from '../../locales/language.ts';

/** As the field shows it (its style sheet has the same rules): always as text, whatever it looks like. */
export function noticePreview(
  { level, text }: Pick<Notice, 'level' | 'text'>,
  locale: Locale,
  empty = '',
): TemplateResult {
  const shown = text[locale].trim();
  return html`<div class="preview" lang=${locale} data-level=${level}>
    ${shown === '' ? html`<span class="muted">${empty}</span>` : shown}
  </div>`;
}

export const previewStyles = css`
  .preview {
    padding: 0.75rem 0.875rem;
    border-radius: 0.625rem;
    border-inline-start: 0.25rem solid var(--field-accent);
    background: color-mix(in srgb, var(--field-accent) 9%, transparent);
    white-space: normal;
    min-block-size: 1.5em;
    --field-accent: light-dark(#1d5fd1, #8ab4f8);
  }
  .preview:not([data-level='info']) {
    border-inline-start-color: light-dark(#b3261e, #ff9d94);
  }
`;
