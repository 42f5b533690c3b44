import { css } from 'lit';

/** The rows in which outages are chosen. */
export const outagesStyles = css`
  .target {
    display: grid;
    gap: 8px;
    padding: 10px 12px 12px;
    border-radius: 12px;
    border: 1px solid transparent;
    background: var(--raised);
  }
  .target + .target {
    margin-block-start: 8px;
  }
  .target[data-chosen='yes'] {
    border-color: color-mix(in srgb, var(--bad) 60%, transparent);
  }
  legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    font-weight: 600;
  }
  legend + * {
    clear: both;
  }
  select,
  input {
    min-block-size: 36px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--bg);
    padding: 0 10px;
  }
  select {
    inline-size: 100%;
  }
  [data-chosen='yes'] select {
    font-weight: 600;
  }
  .does,
  .incidents,
  .hint {
    color: var(--muted);
  }
  .incidents time {
    color: var(--ink);
    white-space: nowrap;
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 14px;
  }
  .numbers label {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--muted);
    white-space: nowrap;
  }
  .numbers input {
    inline-size: 68px;
    color: var(--ink);
    text-align: end;
    appearance: textfield;
  }
  .numbers input::-webkit-inner-spin-button {
    appearance: none;
  }
  .numbers input::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  @media (max-width: 520px) {
    select,
    input {
      font-size: 16px;
      min-block-size: 40px;
    }
    .numbers {
      gap: 8px 10px;
    }
    .numbers input {
      inline-size: 58px;
    }
  }
  @media (forced-colors: active) {
    .target {
      border: 1px solid CanvasText;
    }
  }
`;
