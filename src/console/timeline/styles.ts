import { css } from 'lit';

/** Colours come from the page's custom properties, when it has them. */
export const styles = css`
  :host {
    --_muted: var(--muted, color-mix(in srgb, currentColor 70%, transparent));
    --_line: var(--line, color-mix(in srgb, currentColor 16%, transparent));
    --_focus: var(--accent, currentColor);
    display: block;
    min-inline-size: 0;
  }
  :host([hidden]) {
    display: none;
  }
  h3 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin: 0;
    padding-block: 0.5rem;
    background: var(--card, Canvas);
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 1.375rem minmax(0, 1fr) auto;
    column-gap: 0.75rem;
    padding-block: 0.625rem;
    border-block-end: 1px solid var(--_line);
  }
  section:last-of-type li:last-child {
    border-block-end: 0;
  }
  .icon {
    inline-size: 1.375rem;
    block-size: 1.375rem;
    margin-block-start: 0.0625rem;
    forced-color-adjust: auto;
  }
  .mark {
    fill: none;
    stroke: var(--card, Canvas);
    stroke-width: 2.25;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark.solid {
    fill: var(--card, Canvas);
    stroke: none;
  }
  .down {
    color: var(--open, light-dark(#b01e17, #ff9b91));
  }
  .probe {
    color: var(--half-open, light-dark(#805200, #f2c25c));
  }
  .rising,
  .step {
    color: var(--recovering, light-dark(#1659a8, #8fc1ff));
  }
  .good {
    color: var(--closed, light-dark(#1c6b3c, #7dd69d));
  }
  .command {
    color: var(--forced, light-dark(#6a3fa8, #c9adff));
  }
  .alarm {
    color: var(--open, light-dark(#b01e17, #ff9b91));
  }
  .quiet {
    color: var(--_muted);
  }
  .icon.step,
  .icon.quiet {
    padding: 0.125rem;
    box-sizing: border-box;
  }
  p {
    margin: 0;
  }
  .what {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .step-entry .what {
    font-weight: 400;
    color: var(--_muted);
  }
  .why {
    color: var(--_muted);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .when {
    display: grid;
    justify-items: end;
    align-content: start;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .when span {
    color: var(--_muted);
  }
  details {
    margin-block-start: 0.125rem;
    font-size: 0.8125rem;
  }
  summary {
    inline-size: fit-content;
    min-block-size: 1.5rem;
    color: var(--_muted);
    cursor: pointer;
  }
  summary:hover {
    color: inherit;
  }
  :is(summary, button):focus-visible {
    border-radius: 0.25rem;
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr);
    gap: 0.25rem 1rem;
    margin: 0.375rem 0 0.25rem;
    padding: 0.625rem 0.75rem;
    border-radius: 0.5rem;
    background: var(--sunk, color-mix(in srgb, currentColor 5%, transparent));
  }
  dt {
    color: var(--_muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  button {
    display: block;
    inline-size: 100%;
    min-block-size: 2.75rem;
    margin-block-start: 0.5rem;
    border: 1px solid var(--field-line, currentColor);
    border-radius: 0.5rem;
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: var(--sunk, color-mix(in srgb, currentColor 5%, transparent));
  }
  .empty {
    padding-block: 1.5rem;
    color: var(--_muted);
    text-align: center;
  }
  @media (width < 30rem) {
    li {
      grid-template-columns: 1.375rem minmax(0, 1fr);
    }
    li > div {
      grid-column: 2;
    }
    .when {
      grid-row: 1;
      display: flex;
      gap: 0.5rem;
    }
    dl {
      grid-template-columns: 1fr;
      gap: 0;
    }
    dd {
      margin-block-end: 0.375rem;
    }
  }
`;
