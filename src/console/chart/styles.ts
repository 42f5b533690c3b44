import { css, unsafeCSS } from 'lit';
import sheet from 'uplot/dist/uPlot.min.css?inline';

/**
 * Colours may be set from outside: `--chart-ok`, `--chart-late`, `--chart-failed`, `--chart-p50`, `--chart-p95`,
 * and those of the phases. The three outcomes differ in lightness too, and failures are striped.
 */
export const styles = [
  unsafeCSS(sheet),
  css`
    :host {
      --_ok: var(--chart-ok, light-dark(#7fb3c9, #47788c));
      --_late: var(--chart-late, light-dark(#d99000, #f2b53c));
      --_failed: var(--chart-failed, light-dark(#b01e17, #ff8d82));
      --_p50: var(--chart-p50, light-dark(#5b4a9c, #b9a6f5));
      --_p95: var(--chart-p95, light-dark(#3a2b78, #d9ceff));
      --_muted: var(--muted, color-mix(in srgb, currentColor 70%, transparent));
      --_grid: color-mix(in srgb, currentColor 12%, transparent);
      display: block;
      min-inline-size: 0;
      font-size: 0.875rem;
    }
    :host([hidden]) {
      display: none;
    }
    figure {
      margin: 0;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      justify-content: space-between;
      color: var(--_muted);
      font-size: 0.8125rem;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.875rem;
      margin: 0;
      padding: 0;
      list-style: none;
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
      color: var(--_ok);
    }
    i.late {
      color: var(--_late);
    }
    i.failed {
      color: var(--_failed);
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
      color: var(--_p50);
      border-block-start-style: dashed;
    }
    i.p95 {
      color: var(--_p95);
    }
    i.grid {
      color: var(--_grid);
    }
    i.ink {
      color: var(--_muted);
      forced-color-adjust: auto;
    }
    .readout {
      margin: 0.375rem 0 0.25rem;
      min-block-size: 1.5em;
      font-variant-numeric: tabular-nums;
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
      background: var(--_grid);
    }
    .phases span {
      position: absolute;
      inset-block: 0;
      min-inline-size: 2px;
      forced-color-adjust: none;
    }
    .closed {
      background: color-mix(in srgb, var(--closed, light-dark(#1c6b3c, #7dd69d)) 55%, transparent);
    }
    .open {
      background: repeating-linear-gradient(
        135deg,
        var(--open, light-dark(#b01e17, #ff9b91)) 0 4px,
        color-mix(in srgb, var(--open, light-dark(#b01e17, #ff9b91)) 60%, transparent) 4px 8px
      );
    }
    .half-open {
      background: repeating-linear-gradient(
        90deg,
        var(--half-open, light-dark(#805200, #f2c25c)) 0 3px,
        color-mix(in srgb, var(--half-open, light-dark(#805200, #f2c25c)) 35%, transparent) 3px 6px
      );
    }
    .recovering {
      background: linear-gradient(
        to top,
        var(--recovering, light-dark(#1659a8, #8fc1ff)) 60%,
        color-mix(in srgb, var(--recovering, light-dark(#1659a8, #8fc1ff)) 30%, transparent) 60%
      );
    }
    .held {
      box-shadow: inset 0 0 0 2px var(--forced, light-dark(#6a3fa8, #c9adff));
    }
    .marks {
      margin-block-start: 0.375rem;
      color: var(--_muted);
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
      min-block-size: 8rem;
      padding: 1rem;
      border: 1px dashed var(--_grid);
      border-radius: 0.5rem;
      text-align: center;
      color: var(--_muted);
    }
    .empty strong {
      color: inherit;
      font-weight: 600;
    }
    .empty p {
      margin: 0;
    }
    details {
      margin-block-start: 0.375rem;
      font-size: 0.8125rem;
    }
    summary {
      inline-size: fit-content;
      padding: 0.25rem 0;
      color: var(--_muted);
      cursor: pointer;
    }
    summary:focus-visible {
      border-radius: 0.25rem;
      outline: 2px solid var(--accent, currentColor);
      outline-offset: 2px;
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      padding: 0.25rem 0.75rem 0.25rem 0;
      border-block-end: 1px solid var(--_grid);
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
      color: var(--_muted);
      font-weight: 500;
    }
    .hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `,
];
