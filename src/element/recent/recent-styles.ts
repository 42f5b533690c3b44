import { css } from 'lit';

/** Recent addresses: over the page as the list of results is, in the sheet a part of it. */
export const recentStyles = css`
  [part='recent'] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0.375rem;
    border: 1px solid color-mix(in srgb, CanvasText 16%, transparent);
    border-radius: var(--_radius);
    background: var(--address-search-background, Canvas);
    color: var(--address-search-color, CanvasText);
    box-shadow: var(
      --address-search-list-shadow,
      0 0.125rem 0.375rem rgb(0 0 0 / 12%),
      0 0.75rem 2rem rgb(0 0 0 / 18%)
    );
    max-block-size: min(var(--address-search-list-max-height, 24rem), var(--_room, 24rem));
    flex-direction: column;
    overflow-y: auto;
    /* Only where there are no popovers. */
    z-index: 999;
  }
  [part='recent']:popover-open {
    display: flex;
  }
  [part='recent']:not([popover]) {
    display: flex;
  }
  [aria-modal] [part='recent'] {
    position: static;
    inline-size: auto !important;
    max-block-size: none;
    margin-inline: -0.875rem;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: inherit;
    color: inherit;
    box-shadow: none;
  }
  .recent-head {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding-inline-start: 0.875rem;
    color: var(--_muted);
    font-size: 0.875em;
  }
  [part='recent-clear-button'],
  [part='recent-remove-button'] {
    flex: none;
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
    padding-inline: 0.875rem;
  }
  [part='recent'] ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  [part='recent'] li {
    display: flex;
    align-items: center;
  }
  [part='recent-option'] {
    flex: 1;
    min-inline-size: 0;
    padding: var(--address-search-option-padding, 0.625rem 0.875rem);
    text-align: start;
  }
  [part='recent-option'] span {
    display: block;
    color: var(--_muted);
    font-size: 0.875em;
  }
  [part='recent'] button:hover {
    background: color-mix(in srgb, currentColor 6%, transparent);
  }
  [part='recent'] button:focus-visible {
    outline-offset: -2px;
  }
`;
