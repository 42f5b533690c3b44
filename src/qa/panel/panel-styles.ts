import { css } from 'lit';

/**
 * A dark instrument in light pages too: nobody shall take it for a part of the page. Lengths are in px, because
 * the size of the root font is the page's own affair.
 */
export const panelStyles = css`
  :host {
    all: initial;
    --bg: #10171d;
    --raised: #19232b;
    --line: #33424d;
    --ink: #e9eff3;
    --muted: #a3b4c0;
    --good: #62d695;
    --warn: #ffc163;
    --bad: #ff8a80;
    --info: #7cc8f8;
    --probe: #d3a9ff;
    color-scheme: dark;
    position: fixed;
    z-index: 2147483647;
    inset: auto 16px max(16px, env(safe-area-inset-bottom)) auto;
    display: block;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    overflow: visible;
    inline-size: auto;
    block-size: auto;
    max-inline-size: none;
    max-block-size: none;
    color: var(--ink);
    font:
      13px/1.45 system-ui,
      -apple-system,
      'Apple SD Gothic Neo',
      Pretendard,
      'Malgun Gothic',
      'Noto Sans KR',
      'Noto Sans CJK KR',
      sans-serif;
    font-variant-numeric: tabular-nums;
    text-align: start;
    word-break: keep-all;
    overflow-wrap: anywhere;
    print-color-adjust: exact;
  }
  :host([hidden]) {
    display: none;
  }
  :host([data-corner='bottom-start']) {
    inset: auto auto max(16px, env(safe-area-inset-bottom)) 16px;
  }
  :host([data-corner='top-end']) {
    inset: 16px 16px auto auto;
  }
  :host([data-corner='top-start']) {
    inset: 16px auto auto 16px;
  }
  :host(:dir(rtl)[data-corner='bottom-end']) {
    inset: auto auto max(16px, env(safe-area-inset-bottom)) 16px;
  }
  :host(:dir(rtl)[data-corner='bottom-start']) {
    inset: auto 16px max(16px, env(safe-area-inset-bottom)) auto;
  }
  * {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ol,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    list-style: none;
    font-size: inherit;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
    letter-spacing: normal;
  }
  button {
    cursor: pointer;
    border: 1px solid transparent;
    border-radius: 8px;
    background: none;
    padding: 0;
  }
  :focus-visible {
    outline: 2px solid var(--info);
    outline-offset: 2px;
  }
  svg.icon {
    display: block;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg.icon .dot {
    fill: currentColor;
    stroke: none;
  }

  .pill {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 7px;
    min-inline-size: 44px;
    block-size: 44px;
    padding: 0 11px;
    border-radius: 22px;
    border-color: var(--line);
    color: var(--muted);
    background: var(--bg);
    font-weight: 700;
    white-space: nowrap;
    box-shadow: 0 4px 16px rgb(0 0 0 / 32%);
  }
  .pill:hover {
    color: var(--ink);
  }
  .pill[data-state='on'] {
    padding-inline: 13px 16px;
    color: #2a0703;
    background: var(--bad);
    border-color: var(--bad);
  }
  .pill[data-state='waiting'] {
    padding-inline: 13px 16px;
    color: #2c1a00;
    background: var(--warn);
    border-color: var(--warn);
  }

  .sheet {
    display: flex;
    flex-direction: column;
    inline-size: min(440px, calc(100vw - 32px));
    max-block-size: min(820px, calc(100dvh - 32px));
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--bg);
    box-shadow: 0 16px 48px rgb(0 0 0 / 44%);
    overflow: clip;
  }
  header {
    display: flex;
    align-items: center;
    gap: 2px;
    padding: 10px 10px 8px 16px;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 15px;
    font-weight: 700;
  }
  .state {
    margin-inline: 8px auto;
    padding: 1px 9px;
    border-radius: 99px;
    border: 1px solid currentColor;
    color: var(--good);
    font-size: 12px;
    font-weight: 700;
    white-space: nowrap;
  }
  .state[data-state='on'] {
    color: #2a0703;
    border-color: var(--bad);
    background: var(--bad);
  }
  .state[data-state='waiting'] {
    color: var(--warn);
  }
  header button {
    display: grid;
    place-items: center;
    min-inline-size: 34px;
    block-size: 34px;
    padding: 0 7px;
    color: var(--muted);
    font-size: 12px;
  }
  button:hover {
    color: var(--ink);
    background: var(--raised);
  }

  .now {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 0 16px 10px;
  }
  .now li {
    display: flex;
    gap: 7px;
    padding: 3px 9px;
    border-radius: 7px;
    border-inline-start: 3px solid var(--bad);
    background: var(--raised);
    font-size: 12px;
  }
  .now li[data-state='waiting'] {
    border-color: var(--warn);
  }
  .now li[data-state='over'] {
    border-color: var(--line);
    color: var(--muted);
  }
  .now b {
    color: var(--bad);
  }
  .now [data-state='waiting'] b {
    color: var(--warn);
  }
  .warning {
    margin: 0 16px 10px;
    padding: 8px 12px;
    border-radius: 8px;
    border-inline-start: 3px solid var(--warn);
    background: var(--raised);
  }

  .tabs {
    display: grid;
    grid-template-columns: 1fr 1fr;
    padding-inline: 16px;
    gap: 4px;
    border-block-end: 1px solid var(--line);
  }
  .tabs button {
    padding: 8px 4px;
    border-radius: 8px 8px 0 0;
    color: var(--muted);
    font-weight: 600;
    border-block-end: 2px solid transparent;
    margin-block-end: -1px;
  }
  .tabs [aria-selected='true'] {
    color: var(--ink);
    border-block-end-color: var(--info);
  }
  .body {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 14px 16px 18px;
    scrollbar-width: thin;
  }

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
    border: 1px solid #647887;
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

  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 10px 16px 12px;
    border-block-start: 1px solid var(--line);
  }
  footer button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 38px;
    padding: 0 13px;
    border-color: #647887;
    font-weight: 600;
    white-space: nowrap;
  }
  footer .apply {
    border-color: var(--bad);
    background: var(--bad);
    color: #2a0703;
  }
  footer .apply:hover {
    background: #ffa79f;
  }
  footer button:disabled {
    cursor: not-allowed;
    color: var(--muted);
    border-color: var(--line);
    background: none;
  }
  footer svg.icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .said {
    flex: 1 1 100%;
    color: var(--good);
  }
  .said:empty {
    position: absolute;
  }
  .by-hand {
    flex: 1 1 100%;
    display: grid;
    gap: 6px;
    color: var(--muted);
  }
  .by-hand textarea {
    inline-size: 100%;
    resize: none;
    color: var(--ink);
    background: var(--raised);
    border: 1px solid #647887;
    border-radius: 8px;
    padding: 8px 10px;
    font:
      12px/1.4 ui-monospace,
      Menlo,
      Consolas,
      monospace;
    overflow-wrap: anywhere;
  }

  @media (max-width: 520px) {
    :host([data-open]) {
      inset: auto 0 0 0;
    }
    .sheet {
      inline-size: 100%;
      max-block-size: 72dvh;
      border-radius: 16px 16px 0 0;
      border-inline: 0;
      border-block-end: 0;
      padding-block-end: env(safe-area-inset-bottom);
    }
    .swap {
      display: none;
    }
    header button {
      min-inline-size: 44px;
      block-size: 44px;
    }
    header {
      padding-block: 4px;
    }
    select,
    input {
      font-size: 16px;
      min-block-size: 40px;
    }
    footer button {
      flex: 1 1 auto;
      justify-content: center;
      min-block-size: 44px;
      padding: 0 8px;
    }
    footer .apply {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    .pill,
    .state,
    footer button,
    .now li,
    .target {
      border: 1px solid CanvasText;
    }
    .tabs [aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
