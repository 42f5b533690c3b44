import { css } from 'lit';

export const styles = css`
  :host {
    min-inline-size: 0;
  }
  h3 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding-block: 0.5rem;
    background: var(--card);
    color: var(--muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  li {
    display: grid;
    grid-template-columns: 1.375rem minmax(0, 1fr) auto;
    column-gap: 0.75rem;
    padding-block: 0.625rem;
    border-block-end: 1px solid var(--line);
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
    stroke: var(--card);
    stroke-width: 2.25;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark.solid {
    fill: var(--card);
    stroke: none;
  }
  .down,
  .alarm {
    color: var(--open);
  }
  .probe {
    color: var(--half-open);
  }
  .rising,
  .step {
    color: var(--recovering);
  }
  .good {
    color: var(--closed);
  }
  .command {
    color: var(--forced);
  }
  .quiet {
    color: var(--muted);
  }
  .icon.step,
  .icon.quiet {
    padding: 0.125rem;
  }
  .what {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .step-entry .what {
    font-weight: 400;
    color: var(--muted);
  }
  .why {
    color: var(--muted);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .when {
    display: grid;
    justify-items: end;
    align-content: start;
    font-size: 0.8125rem;
    white-space: nowrap;
  }
  .when span {
    color: var(--muted);
  }
  details {
    margin-block-start: 0.125rem;
  }
  summary {
    min-block-size: 1.5rem;
  }
  summary:hover {
    color: inherit;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr);
    gap: 0.25rem 1rem;
    margin: 0.375rem 0 0.25rem;
    padding: 0.625rem 0.75rem;
    border-radius: 0.5rem;
    background: var(--sunk);
  }
  dt {
    color: var(--muted);
  }
  dd {
    overflow-wrap: anywhere;
  }
  button {
    display: block;
    inline-size: 100%;
    min-block-size: 2.75rem;
    margin-block-start: 0.5rem;
    border: 1px solid var(--field-line);
    border-radius: 0.5rem;
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: var(--sunk);
  }
  .empty {
    padding-block: 1.5rem;
    color: var(--muted);
    text-align: center;
  }
  @media (width < 30rem) {
    li {
      grid-template-columns: 1.375rem minmax(0, 1fr);
    }
    li > div {
      grid-column: 2;
    }
    li {
      padding-block: 0.5rem;
    }
    .when {
      grid-row: 1;
      display: flex;
      gap: 0.5rem;
    }
    .what,
    .why {
      font-size: 0.875rem;
      line-height: 1.45;
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
