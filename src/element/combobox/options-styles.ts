import { css } from 'lit';

/** What lies under the box, the list and its options, and the place of an embedded service's page. */
export const optionsStyles = css`
  [part='list'],
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
    /* Only where there are no popovers. */
    z-index: 999;
  }
  [part='list'] {
    container-type: inline-size;
  }
  [part='list']:popover-open,
  [part='recent']:popover-open {
    display: flex;
  }
  [part='list']:not([popover]),
  [part='recent']:not([popover]) {
    display: flex;
  }
  /* The rows scroll, and not what stands over and under them: what a combobox controls needs no focus of its own. */
  [role='listbox'] {
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  [part~='option'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    align-items: baseline;
    padding: var(--address-search-option-padding, 0.625rem 0.875rem);
    border-radius: calc(var(--_radius) - 0.25rem);
    cursor: pointer;
  }
  [part~='option']:hover {
    background: color-mix(in srgb, currentColor 6%, transparent);
  }
  [part~='option-active'],
  [part~='option-active']:hover {
    background: var(
      --address-search-option-active-background,
      color-mix(in srgb, var(--_accent) 14%, transparent)
    );
    /* Its colour alone is too close to that of the other rows for many eyes. */
    box-shadow: inset 0.25rem 0 var(--_accent);
  }
  [part='match'] {
    color: var(--_accent);
    font-weight: 600;
  }
  .more {
    inline-size: 100%;
    min-block-size: var(--_height);
    flex: none;
    color: var(--_accent);
    font-weight: 600;
  }
  .viewer {
    /* Its page may go while a pointer is down; its place goes with the next drawing. */
    min-block-size: 420px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  /* On its way it has a size and a place in the viewport: without them a page may never tell that it runs. */
  .viewer[inert] {
    position: fixed;
    inset: 0 0 auto;
    z-index: -1;
    block-size: 420px;
    opacity: 0;
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
