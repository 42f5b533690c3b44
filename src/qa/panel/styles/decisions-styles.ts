import { css } from 'lit';

/** Instruments, what was served, and the log. */
export const decisionsStyles = css`
  h3 {
    margin-block: 18px 8px;
    font-size: 12px;
    font-weight: 700;
    letter-spacing: 0.02em;
    color: var(--muted);
  }
  h3:first-child {
    margin-block-start: 0;
  }
  .count {
    color: var(--bad);
  }
  .row {
    display: flex;
    align-items: baseline;
    gap: 4px;
  }
  .row h3 {
    margin-inline-end: auto;
  }
  .text {
    padding: 4px 8px;
    font-size: 12px;
    color: var(--info);
  }

  .instruments {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
    gap: 8px;
  }
  .instrument {
    --tone: var(--muted);
    padding: 10px 12px;
    border-radius: 12px;
    background: var(--raised);
  }
  h4 {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 8px;
    font-weight: 600;
    white-space: nowrap;
  }
  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .idle {
    margin-block-start: 6px;
    font-size: 12px;
  }
  .place {
    flex: none;
    color: var(--muted);
    font-size: 12px;
    font-weight: 400;
  }
  .face {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block: 8px;
    min-block-size: 60px;
  }
  .face p {
    display: grid;
    min-inline-size: 0;
    line-height: 1.35;
  }
  .phase {
    font-size: 15px;
    color: var(--tone);
  }
  .share,
  .note {
    font-size: 12px;
    color: var(--muted);
  }
  .share b {
    color: var(--ink);
  }
  .note {
    color: var(--warn);
  }
  .dial {
    flex: none;
    inline-size: 60px;
    block-size: 60px;
    fill: none;
    stroke-linecap: round;
    color: var(--tone);
  }
  .dial .track,
  .dial .arc {
    stroke: var(--line);
    stroke-width: 5;
  }
  .dial .tick {
    stroke: var(--muted);
    stroke-width: 1.25;
  }
  .dial .arc,
  .dial .glyph {
    stroke: var(--tone);
    stroke-linejoin: round;
  }
  .instrument dl {
    display: grid;
    gap: 2px;
    font-size: 12px;
  }
  .instrument dl > div {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }
  dt {
    color: var(--muted);
    white-space: nowrap;
  }
  dt::first-letter {
    text-transform: uppercase;
  }
  dd {
    text-align: end;
  }
  [data-local='demoted'],
  [data-local='limited'],
  [data-local='probe-due'] {
    color: var(--warn);
    font-weight: 600;
  }
  [data-end='failed'] {
    color: var(--bad);
  }
  [data-end='found'] {
    color: var(--good);
  }

  .served li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    padding-block: 3px;
    font-size: 12px;
  }
  .served time {
    color: var(--muted);
  }
  code {
    font:
      11px/1.6 var(--mono),
      monospace;
    color: var(--muted);
  }
  .log {
    max-block-size: 220px;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 8px 10px;
    border-radius: 8px;
    background: #0a0f13;
    font:
      11px/1.6 var(--mono),
      'Noto Sans Mono CJK KR',
      monospace;
    scrollbar-width: thin;
  }
  .log li {
    padding-inline-start: 1.5em;
    text-indent: -1.5em;
  }

  @media (max-width: 520px) {
    .instrument {
      padding: 10px;
    }
    .dial {
      inline-size: 50px;
      block-size: 50px;
    }
    .face {
      gap: 8px;
    }
  }
  @media (forced-colors: active) {
    .dial .arc,
    .dial .glyph {
      stroke: CanvasText;
    }
  }
`;
