import { css } from 'lit';

/** What every part of the console begins with: type, lists, cards. Colours come from the page. */
export const baseStyles = css`
  :host {
    display: block;
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 1.0625rem;
    line-height: 1.4;
    letter-spacing: -0.01em;
  }
  .muted {
    color: var(--muted);
    font-size: 0.875rem;
  }
  .id {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 0.8125rem;
    font-weight: 400;
    letter-spacing: -0.02em;
    color: var(--muted);
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .card {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
    padding: 1.125rem 1.25rem;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  details {
    font-size: 0.8125rem;
  }
  summary {
    inline-size: fit-content;
    color: var(--muted);
    cursor: pointer;
  }
  summary:focus-visible {
    border-radius: 0.25rem;
  }
`;
