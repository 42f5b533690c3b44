import { css } from 'lit';

/** The head of the list and its rows: two lines on a phone of 360 px, of which the second has the whole width. */
export const rowStyles = css`
  [part='count'] {
    flex: none;
    display: flex;
    justify-content: space-between;
    gap: 0.75rem;
    padding: 0.375rem 0.875rem;
    color: var(--_muted);
    font-size: 0.875em;
  }
  [part='position'],
  [part='option-postcode'] {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .row {
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: 0.5rem;
  }
  .row [part='option-main'] {
    grid-column: 2;
  }
  [part='option-badge'] {
    grid-column: 1;
    min-inline-size: 3.4em;
    padding: 0 0.4em;
    border: 1px solid var(--_line);
    border-radius: 0.3em;
    color: var(--_muted);
    font-size: 0.6875em;
    text-align: center;
  }
  [part='option-sub'],
  [part='option-english'],
  [part='option-note'] {
    grid-column: 2;
    color: var(--_muted);
    font-size: 0.875em;
  }
  [part='option-note'] {
    grid-column: 2 / -1;
  }
  [part='option-postcode'] {
    grid-column: 3;
    grid-row: 1;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  @container (width < 30rem) {
    .row [part='option-main'] {
      grid-column: 2 / -1;
      font-size: 0.9375em;
    }
    [part='option-postcode'] {
      grid-row: 2;
      font-size: 0.875em;
    }
  }
`;
