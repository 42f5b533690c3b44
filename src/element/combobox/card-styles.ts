import { css } from 'lit';

/** The card of a picked address. Its buttons go under it where it is narrow. */
export const cardStyles = css`
  [part='field'].tucked {
    min-block-size: 0;
  }
  .tucked button {
    display: none;
  }
  /* A box of no height would be none to tools that type, and it is still where the label leads. */
  .tucked #query {
    block-size: var(--_height);
  }
  [part='card'] {
    flex: 1 1 100%;
    display: flex;
    gap: 0.625rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid color-mix(in srgb, var(--_accent) 45%, transparent);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_accent) 7%, transparent);
  }
  [part='card'] > svg {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin-block-start: 0.375rem;
    stroke-width: 3;
    stroke-linejoin: round;
    color: var(--_accent);
  }
  .body {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75rem;
    min-inline-size: 0;
  }
  .lines {
    flex: 1 1 17rem;
    min-inline-size: 0;
    padding-block: 0.25rem;
  }
  [part='card-postcode'],
  [part='card-road'] {
    font-weight: 600;
  }
  [part='card-postcode'] {
    font-variant-numeric: tabular-nums;
  }
  [part='card-sub'] {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .presses {
    display: flex;
    gap: 0.25rem;
    margin-inline-start: auto;
  }
  .presses button {
    min-inline-size: var(--_height);
    min-block-size: var(--_height);
    padding-inline: 0.75rem;
    white-space: nowrap;
    color: var(--_accent);
  }
  .presses [part='change-button'] {
    font-weight: 600;
    background: color-mix(in srgb, var(--_accent) 11%, transparent);
  }
  .presses button:hover {
    background: color-mix(in srgb, var(--_accent) 19%, transparent);
  }
  @media (forced-colors: active) {
    .presses button {
      border: 1px solid ButtonText;
    }
  }
`;
