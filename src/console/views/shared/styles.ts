import { css } from 'lit';
import { baseStyles } from './base-styles.ts';

/** What the views share: buttons, fields, badges and strips. */
export const styles = [
  baseStyles,
  css`
    button,
    .button {
      font: inherit;
      font-size: 0.9375rem;
      font-weight: 600;
      min-block-size: 2.75rem;
      padding: 0 1rem;
      border-radius: 0.625rem;
      border: 1px solid var(--field-line);
      background: var(--card);
      color: var(--ink);
      cursor: pointer;
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 0.5rem;
      text-decoration: none;
    }
    button:hover:not(:disabled),
    .button:hover {
      background: color-mix(in srgb, var(--accent) 9%, var(--card));
    }
    button.primary {
      background: var(--accent);
      border-color: var(--accent);
      color: var(--on-accent);
    }
    button.primary:hover:not(:disabled) {
      background: color-mix(in srgb, var(--ink) 14%, var(--accent));
    }
    button.quiet,
    .button.quiet {
      border-color: transparent;
      background: none;
      color: var(--accent);
    }
    button:disabled {
      cursor: default;
      color: var(--muted);
      border-color: var(--line);
      background: var(--sunk);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 0.625rem;
      align-items: center;
    }
    @media (max-width: 30rem) {
      .card {
        padding: 0.875rem 1rem;
      }
    }
    form,
    .stack {
      display: grid;
      gap: 0.875rem;
    }
    .field {
      display: grid;
      gap: 0.25rem;
    }
    label,
    legend,
    .label {
      font-size: 0.875rem;
      font-weight: 600;
    }
    input[type='password'],
    textarea,
    select {
      font: inherit;
      color: inherit;
      inline-size: 100%;
      min-inline-size: 0;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--field-line);
      border-radius: 0.625rem;
      background: var(--card);
    }
    textarea {
      resize: vertical;
      field-sizing: content;
      max-block-size: 12rem;
      line-height: 1.45;
    }
    [aria-invalid='true'] {
      border-color: var(--open);
    }
    legend {
      padding: 0;
    }
    fieldset {
      border: 0;
      margin: 0;
      padding: 0;
      min-inline-size: 0;
    }
    fieldset,
    .choices {
      display: grid;
      gap: 0.375rem;
    }
    .choice {
      display: flex;
      gap: 0.625rem;
      align-items: center;
      min-block-size: 2.75rem;
      padding: 0.375rem 0.75rem;
      border: 1px solid var(--line);
      border-radius: 0.625rem;
      font-weight: 400;
      font-size: 0.9375rem;
      cursor: pointer;
    }
    .choice:has(:checked) {
      border-color: var(--accent);
      background: color-mix(in srgb, var(--accent) 9%, var(--card));
    }
    .choice b {
      font-weight: 600;
    }
    input[type='radio'] {
      inline-size: 1.125rem;
      block-size: 1.125rem;
      margin: 0;
      accent-color: var(--accent);
      flex: none;
    }
    [role='alert']:empty {
      position: absolute;
    }
    .error {
      color: var(--open);
      font-size: 0.875rem;
      font-weight: 600;
    }
    .shape {
      inline-size: 1.25em;
      block-size: 1.25em;
      flex: none;
      vertical-align: -0.25em;
    }
    .tone-closed {
      --tone: var(--closed);
    }
    .tone-open {
      --tone: var(--open);
    }
    .tone-half-open,
    .tone-lost {
      --tone: var(--half-open);
    }
    .tone-recovering {
      --tone: var(--recovering);
    }
    .tone-forced {
      --tone: var(--forced);
    }
    .badge {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      padding: 0.1875rem 0.625rem 0.1875rem 0.4375rem;
      border-radius: 2rem;
      font-size: 0.875rem;
      font-weight: 700;
      white-space: nowrap;
      color: var(--tone);
      background: color-mix(in srgb, var(--tone) 11%, var(--card));
      border: 1px solid color-mix(in srgb, var(--tone) 45%, transparent);
    }
    .beside-shape {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
    }
    .beside-shape > .shape {
      color: var(--tone);
      margin-block-start: 0.125rem;
    }
    .strip {
      gap: 0.25rem 0.75rem;
      padding: 0.75rem 1rem;
      border-radius: 0.75rem;
      border: 1px solid color-mix(in srgb, var(--tone) 40%, transparent);
      background: color-mix(in srgb, var(--tone) 9%, var(--card));
    }
    .strip > div {
      min-inline-size: 0;
    }
    @media (forced-colors: active) {
      .badge,
      .choice:has(:checked),
      button.primary {
        border: 2px solid Highlight;
      }
    }
    @media (prefers-reduced-motion: no-preference) {
      button,
      .choice {
        transition:
          background 120ms,
          border-color 120ms;
      }
    }
  `,
];
