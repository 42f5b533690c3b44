import { css } from 'lit';

/** The list and the viewer: what is there only once somebody searches. */
export const listStyles = css`
  [part='list'] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0.375rem;
    border: 1px solid color-mix(in srgb, CanvasText 16%, transparent);
    border-radius: var(--_radius);
    background: var(--_background);
    color: var(--address-search-color, CanvasText);
    box-shadow: var(--_shadow);
    max-block-size: min(var(--address-search-list-max-height, 24rem), var(--_room, 24rem));
    overflow-y: auto;
    overscroll-behavior: contain;
    /* Only where there are no popovers. */
    z-index: 999;
  }
  [role='listbox'] {
    display: block;
  }
  [part~='option'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    align-items: baseline;
    padding: var(--_pad);
    border-radius: calc(var(--_radius) - 0.25rem);
    cursor: pointer;
  }
  [part~='option']:hover {
    background: color-mix(in srgb, currentColor 6%, transparent);
  }
  [part~='option-active'],
  [part~='option-active']:hover {
    background: var(--_active);
  }
  [part='option-sub'] {
    grid-column: 1;
    color: var(--_muted);
    font-size: 0.875em;
  }
  [part='option-postcode'] {
    grid-column: 2;
    grid-row: 1;
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }
  [part='match'] {
    color: var(--_accent);
    font-weight: 600;
  }
  .more {
    inline-size: 100%;
    min-block-size: 2.5rem;
    color: var(--_accent);
    font-weight: 600;
  }
  .viewer {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  @media (forced-colors: active) {
    [part~='option-active'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    [part~='option-active'] * {
      color: HighlightText;
    }
  }
`;
