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
    --edge: #647887;
    --ink: #e9eff3;
    --muted: #a3b4c0;
    --good: #62d695;
    --warn: #ffc163;
    --bad: #ff8a80;
    --info: #7cc8f8;
    --probe: #d3a9ff;
    --mono: ui-monospace, Menlo, Consolas;
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

  @media (max-width: 520px) {
    :host([data-open]) {
      inset: auto 0 0 0;
    }
  }
  @media (forced-colors: active) {
    .pill {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
