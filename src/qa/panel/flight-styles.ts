import { css } from 'lit';

/** Instruments, strips and log. */
export const flightStyles = css`
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
  .instrument[data-phase='closed'] {
    --tone: var(--good);
  }
  .instrument[data-phase='open'] {
    --tone: var(--bad);
  }
  .instrument[data-phase='half-open'] {
    --tone: var(--warn);
  }
  .instrument[data-phase='recovering'] {
    --tone: var(--info);
  }
  h4 {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 8px;
    font-weight: 600;
    white-space: nowrap;
    overflow: hidden;
  }
  .place {
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
  .dial .track {
    stroke: var(--line);
    stroke-width: 5;
  }
  .dial .arc {
    stroke: var(--tone);
    stroke-width: 5;
  }
  .dial .tick {
    stroke: var(--muted);
    stroke-width: 1.25;
  }
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

  .legend {
    display: flex;
    align-items: center;
    gap: 5px;
    margin-block: -26px 8px;
    justify-content: flex-end;
    color: var(--muted);
    font-size: 11px;
  }
  .legend span {
    block-size: 10px;
    border-inline-start: 2px dotted var(--warn);
  }
  .legend .hard {
    margin-inline-start: 7px;
    border-inline-start: 2px solid var(--bad);
  }
  .strip {
    padding-block: 8px 4px;
    border-block-start: 1px solid var(--line);
  }
  .head {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 0 8px;
    margin-block-end: 2px;
  }
  .head time,
  .how {
    color: var(--muted);
    font-size: 12px;
  }
  .verdict {
    margin-inline-start: auto;
    font-size: 12px;
    font-weight: 600;
  }
  .good {
    --tone: var(--good);
  }
  .bad {
    --tone: var(--bad);
  }
  .warn {
    --tone: var(--warn);
  }
  .busy {
    --tone: var(--info);
  }
  .quiet {
    --tone: #8fa3b1;
  }
  .verdict,
  .lane .end b {
    color: var(--tone);
  }
  .lane {
    display: grid;
    grid-template-columns: 98px minmax(0, 1fr) 98px;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    font-size: 12px;
    line-height: 1.25;
  }
  .who {
    min-inline-size: 0;
  }
  .who em {
    font-style: normal;
    color: var(--probe);
  }
  .lane small {
    display: block;
    font-size: 11px;
    color: var(--warn);
  }
  .lane .end b {
    font-weight: 600;
  }
  .lane .end > span {
    white-space: nowrap;
  }
  .track {
    display: block;
    inline-size: 100%;
    block-size: 24px;
    overflow: visible;
  }
  .track .grid {
    stroke: var(--line);
    stroke-width: 1;
  }
  .track .end {
    stroke: var(--muted);
    stroke-width: 1;
    stroke-dasharray: 1.5 2.5;
  }
  .bar {
    fill: var(--tone);
  }
  .bar.quiet {
    fill: #5f7484;
  }
  .bar.probe {
    fill: none;
    stroke: var(--probe);
    stroke-width: 1.5;
    stroke-dasharray: 3 2;
  }
  .bar.busy {
    animation: breathe 900ms ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }
  .track .soft {
    stroke: var(--warn);
    stroke-width: 2;
    stroke-dasharray: 2 2;
  }
  .track .hard {
    stroke: var(--bad);
    stroke-width: 2;
  }
  .lane.axis {
    min-block-size: 12px;
    color: var(--muted);
    font-size: 10px;
  }
  .axis .track {
    block-size: 12px;
  }
  .axis text {
    fill: var(--muted);
    font-size: 10px;
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
      11px/1.6 ui-monospace,
      Menlo,
      Consolas,
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
      11px/1.6 ui-monospace,
      Menlo,
      Consolas,
      'Noto Sans Mono CJK KR',
      monospace;
    scrollbar-width: thin;
  }
  .log li {
    padding-inline-start: 1.5em;
    text-indent: -1.5em;
  }

  @media (max-width: 520px) {
    .lane {
      grid-template-columns: 88px minmax(0, 1fr) 92px;
    }
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
  @media (prefers-reduced-motion: reduce) {
    .bar.busy {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .dial,
    .track {
      color: CanvasText;
    }
    .dial .arc,
    .dial .glyph,
    .track .end,
    .track .hard,
    .track .soft {
      stroke: CanvasText;
    }
    .bar,
    .axis text {
      fill: CanvasText;
    }
  }
`;
