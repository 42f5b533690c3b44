import { css } from 'lit';

/** Of the form control, what nobody sees before they are in it. */
export const fieldStyles = css`
  @media (prefers-reduced-motion: no-preference) {
    input,
    [part='field'] {
      transition:
        border-color 120ms,
        box-shadow 120ms;
    }
  }
  [part].wrong,
  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  [part='search-button']:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_accent) 19%, transparent);
  }
  .actions button:hover {
    text-decoration-thickness: 0.125em;
  }
`;
