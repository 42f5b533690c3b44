import { css } from 'lit';

/** Searches as bars on a time axis. */
export const timelineStyles = css`
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
    grid-template-columns: 98px minmax(0, 1fr) 92px;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
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
    display: block;
    font-weight: 600;
    white-space: nowrap;
  }
  .lane .end small {
    color: var(--muted);
  }
  .track {
    display: block;
    inline-size: 100%;
    block-size: 24px;
    overflow: visible;
  }
  .track .grid {
    stroke: var(--line);
  }
  .track .end {
    stroke: var(--muted);
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
  .track .hard,
  .track .soft {
    stroke: var(--bad);
    stroke-width: 2;
  }
  .track .soft {
    stroke: var(--warn);
    stroke-dasharray: 2 2;
  }
  .lane.axis {
    align-items: start;
    line-height: 1.1;
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

  @media (max-width: 520px) {
    .lane {
      grid-template-columns: 92px minmax(0, 1fr) 88px;
      gap: 6px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar.busy {
      animation: none;
    }
  }
  @media (forced-colors: active) {
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
