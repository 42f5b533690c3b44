import { css, unsafeCSS } from 'lit';
import sheet from 'uplot/dist/uPlot.min.css?inline';

/** The three outcomes differ in lightness too, and failures are striped. */
export const styles = [
  unsafeCSS(sheet),
  css`
    :host {
      --grid: color-mix(in srgb, currentColor 12%, transparent);
      min-inline-size: 0;
      font-size: 0.875rem;
    }
    figure {
      margin: 0;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      justify-content: space-between;
      color: var(--muted);
      font-size: 0.8125rem;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.875rem;
    }
    li {
      display: inline-flex;
      gap: 0.375rem;
      align-items: center;
    }
    i {
      flex: none;
      forced-color-adjust: none;
    }
    i.bar {
      inline-size: 0.75rem;
      block-size: 0.75rem;
      border-radius: 0.1875rem;
      background: currentColor;
    }
    i.ok {
      color: light-dark(#7fb3c9, #47788c);
    }
    i.late {
      color: light-dark(#d99000, #f2b53c);
    }
    i.failed {
      color: light-dark(#b01e17, #ff8d82);
      background: repeating-linear-gradient(
        135deg,
        currentColor 0 2px,
        color-mix(in srgb, currentColor 55%, transparent) 2px 4px
      );
    }
    i.line {
      inline-size: 1.125rem;
      border-block-start: 2px solid currentColor;
    }
    i.p50 {
      color: light-dark(#5b4a9c, #b9a6f5);
      border-block-start-style: dashed;
    }
    i.p95 {
      color: light-dark(#3a2b78, #d9ceff);
    }
    i.grid {
      color: var(--grid);
    }
    i.ink {
      color: var(--muted);
      forced-color-adjust: auto;
    }
    .readout {
      margin: 0.375rem 0 0.25rem;
      min-block-size: 1.5em;
    }
    .readout b {
      font-weight: 600;
    }
    .plot {
      position: relative;
      min-inline-size: 0;
      overflow: hidden;
    }
    .u-cursor-x {
      border-inline-end-color: currentColor !important;
    }
    .phases {
      position: relative;
      block-size: 0.75rem;
      margin-block-start: 0.25rem;
      overflow: hidden;
      border-radius: 0.25rem;
      background: var(--grid);
    }
    .phases span {
      position: absolute;
      inset-block: 0;
      min-inline-size: 2px;
      forced-color-adjust: none;
    }
    .closed {
      background: color-mix(in srgb, var(--closed) 55%, transparent);
    }
    .open {
      background: repeating-linear-gradient(
        135deg,
        var(--open) 0 4px,
        color-mix(in srgb, var(--open) 60%, transparent) 4px 8px
      );
    }
    .half-open {
      background: repeating-linear-gradient(
        90deg,
        var(--half-open) 0 3px,
        color-mix(in srgb, var(--half-open) 35%, transparent) 3px 6px
      );
    }
    .recovering {
      background: linear-gradient(
        to top,
        var(--recovering) 60%,
        color-mix(in srgb, var(--recovering) 30%, transparent) 60%
      );
    }
    .held {
      box-shadow: inset 0 0 0 2px var(--forced);
    }
    .marks {
      margin-block-start: 0.375rem;
      color: var(--muted);
      font-size: 0.8125rem;
    }
    .marks i {
      inline-size: 1.25rem;
      block-size: 0.625rem;
      border-radius: 0.1875rem;
    }
    .empty {
      display: grid;
      place-content: center;
      gap: 0.25rem;
      min-block-size: calc(10rem + 2px);
      padding: 1rem;
      border: 1px dashed var(--grid);
      border-radius: 0.5rem;
      text-align: center;
      color: var(--muted);
    }
    .empty strong {
      font-weight: 600;
    }
    details {
      margin-block-start: 0.375rem;
    }
    summary {
      padding: 0.25rem 0;
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      border-collapse: collapse;
    }
    th,
    td {
      padding: 0.25rem 0.75rem 0.25rem 0;
      border-block-end: 1px solid var(--grid);
      text-align: end;
      white-space: nowrap;
    }
    th:first-child,
    :is(th, td).phase {
      text-align: start;
    }
    :is(th, td).phase {
      min-inline-size: 9rem;
      white-space: normal;
    }
    th {
      color: var(--muted);
      font-weight: 500;
    }
  `,
];
