import { css } from 'lit';

/** Recent addresses, which lie where the list of results does (`combobox/options-styles.ts`, `sheet-styles.ts`). */
export const recentStyles = css`
  [part='recent'] {
    overflow-y: auto;
  }
  [part='recent'] .actions {
    padding-inline: 0.875rem;
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
