import { css } from 'lit';

/** The notice, and the signs before the status line: a search is under way, a service is out. */
export const statusStyles = css`
  :host {
    --_warning: var(--address-search-warning, light-dark(#855800, #ffc15e));
    white-space: normal;
  }
  [part='notice'],
  [data-tone='trouble'] {
    padding: 0.75rem 0.875rem;
    border-radius: var(--_radius);
    border-inline-start: 0.25rem solid var(--_warning);
    background: color-mix(in srgb, var(--_warning) 12%, transparent);
  }
  [part='notice'][data-level='info'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 9%, transparent);
  }
  [data-tone='trouble'] {
    position: relative;
    padding-inline-start: 2.625rem;
  }
  [data-tone='trouble']::before {
    content: '!' / '';
    position: absolute;
    inset-inline-start: 0.75rem;
    inline-size: 1.35em;
    border-radius: 50%;
    background: var(--_warning);
    color: var(--_sign, light-dark(#fff, #1c1c1e));
    font-weight: 700;
    line-height: 1.35;
    text-align: center;
  }
  [data-tone='busy']::before {
    content: '';
    display: inline-block;
    inline-size: 0.8em;
    block-size: 0.8em;
    margin-inline-end: 0.5em;
    vertical-align: -0.05em;
    border: 2px solid var(--_line);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [data-tone='busy']::before {
      animation-duration: 4s;
    }
  }
  @media (forced-colors: active) {
    [data-tone='trouble']::before {
      border: 1px solid;
    }
  }
`;
