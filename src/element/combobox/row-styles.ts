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
  [part='key-hints'] {
    display: none;
    padding: 0.375rem 0.875rem;
    border-block-start: 1px solid color-mix(in srgb, currentColor 16%, transparent);
    color: var(--_muted);
    font-size: 0.8125em;
  }
  /* For hands on a keyboard, and where the rows have the room. */
  @media (pointer: fine) and (min-height: 30rem) {
    [part='key-hints'] {
      display: block;
    }
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
  .skeleton p {
    display: grid;
    margin: 0;
    padding: var(--address-search-option-padding, 0.625rem 0.875rem);
  }
  .skeleton p::before,
  .skeleton p::after {
    content: '';
    block-size: 1em;
    inline-size: 70%;
    margin-block: 0.25em;
    border-radius: 0.25em;
    background: var(--_line);
    opacity: 0.35;
    animation: wait 1.2s ease-in-out infinite alternate;
  }
  .skeleton p::after {
    inline-size: 45%;
    font-size: 0.875em;
  }
  @keyframes wait {
    to {
      opacity: 0.15;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton p::before,
    .skeleton p::after {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .skeleton p::before,
    .skeleton p::after {
      border: 1px solid GrayText;
    }
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
