import { css } from 'lit';

/**
 * Fonts and colours come from the page. What is ours derives from the page's text colour, so that a dark page
 * gets a dark field without being asked. The list lies above the page and so brings its own system colours.
 */
export const styles = css`
  :host {
    --_gap: var(--address-search-gap, 0.5rem);
    --_radius: var(--address-search-radius, 0.625rem);
    --_line: var(--address-search-border-color, color-mix(in srgb, currentColor 55%, transparent));
    --_focus: var(--address-search-border-color-focus, var(--_accent));
    --_muted: var(--address-search-muted-color, color-mix(in srgb, currentColor 66%, transparent));
    --_accent: var(--address-search-accent, light-dark(#1d5fd1, #8ab4f8));
    --_danger: var(--address-search-danger, light-dark(#b3261e, #ff9d94));
    --_height: var(--address-search-control-height, 2.875rem);
    display: block;
    color: var(--address-search-color, inherit);
    line-height: 1.5;
    text-align: start;
    word-break: keep-all;
    overflow-wrap: anywhere;
  }
  /* Safari before 17.5: the focus needs a colour, light or dark; what is wrong is told in the text's own. */
  @supports not (color: light-dark(red, red)) {
    :host {
      --_accent: var(--address-search-accent, LinkText);
    }
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  .root {
    display: grid;
    gap: var(--_gap);
  }
  /* Laid out with the page until it is opened; what it is then comes with the searching half. */
  [part='sheet'] {
    display: contents;
  }
  [part='label'] {
    font-weight: 600;
  }
  [part='hint'],
  [part='status'],
  [part='error'],
  .caption {
    color: var(--_muted);
    font-size: 0.875em;
  }
  input,
  button {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  input,
  [part='field'] {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--address-search-background, transparent);
    min-block-size: var(--_height);
  }
  input {
    inline-size: 100%;
    min-inline-size: 0;
    font-size: max(16px, var(--address-search-font-size, 1rem));
    padding: 0 0.875rem;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input:focus-visible,
  [part='field']:focus-within {
    outline: 2px solid transparent;
    border-color: var(--_focus);
    box-shadow: 0 0 0 0.1875rem color-mix(in srgb, var(--_focus) 26%, transparent);
  }
  [part='field'] {
    display: flex;
  }
  [part='field'] input {
    border: 0;
    box-shadow: none;
    outline: 0;
    background: none;
    min-block-size: 0;
    padding-inline: 0.25rem;
  }
  .icon,
  [part='clear-button'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.75rem;
    color: var(--_muted);
  }
  svg {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  button:enabled {
    cursor: pointer;
  }
  button {
    border: 0;
    background: none;
    border-radius: calc(var(--_radius) - 0.25rem);
    padding: 0;
  }
  button:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  button:disabled,
  input:disabled {
    opacity: 0.6;
  }
  [part='search-button'] {
    padding: 0 1rem;
    font-weight: 600;
    white-space: nowrap;
    color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 11%, transparent);
  }
  /* Out of the grid and still there for screen readers, which do not hear a live region that appears. */
  .notices:empty {
    position: absolute;
  }
  /* A line is kept for each: what is said late moves no button. */
  [part='status'],
  [part='error'] {
    min-block-size: 1.5em;
  }
  [part='error'] {
    color: var(--_danger);
  }
  [data-tone='trouble'] {
    color: inherit;
  }
  /* Rows by the width of the field itself; a container query would take that width from it where it has to shrink. */
  [part='fields'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_gap);
  }
  .cell {
    display: grid;
    gap: 0.25rem;
    align-content: start;
    flex: 1 100%;
    min-inline-size: 0;
  }
  .postcode {
    flex: 0 8rem;
  }
  .road {
    flex: 1 14rem;
  }
  /* Kept in the page while unused, so that the browser's own autofill still finds real inputs. */
  .tucked {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
  }
  .actions button {
    min-block-size: var(--_height);
    text-align: start;
    font-size: 0.9375em;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  @media (forced-colors: active) {
    [part='search-button'] {
      border: 1px solid ButtonText;
    }
  }
`;
