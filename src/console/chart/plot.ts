import uPlot from 'uplot';
import type { Columns, Sums } from './columns.ts';
import { latencyText } from '../text/numbers.ts';

export type ColourName = 'ok' | 'late' | 'failed' | 'p50' | 'p95' | 'ink' | 'grid';

export interface PlotOptions {
  /** A colour as the canvas takes it: resolved, for the scheme of the moment. */
  readonly colour: (name: ColourName) => string;
  /** Time of day for the axis. */
  readonly clock: (at: number) => string;
  /** A column that the pointer is on; null: none. */
  readonly pointed: (column: number | null) => void;
  /** Where the plotting area lies within the host (CSS px): left edge and width. */
  readonly laidOut: (left: number, width: number) => void;
}

/** The part of the height that belongs to the bars; the lines have the rest, above them. */
const barsPart = 0.58;
/** Axes do not zoom in on less than this: three calls are no wall, 80 ms are no mountain. */
const leastCalls = 4;
const leastMs = 200;
const height = 220;
const font = '11px system-ui, sans-serif';

/** The canvas: stacked bars of outcomes below, latency above on an axis of its own. Whoever makes one destroys it. */
export class Plot {
  readonly #plot: uPlot;
  #hatch: { readonly colour: string; readonly pattern: CanvasPattern | string } | null = null;

  constructor(
    host: HTMLElement,
    width: number,
    columns: Columns,
    private readonly options: PlotOptions,
  ) {
    this.#plot = new uPlot(this.#setup(width), dataOf(columns), host);
    this.#emitLayout();
  }

  update(columns: Columns): void {
    this.#plot.setData(dataOf(columns));
    this.#emitLayout();
  }

  resize(width: number): void {
    if (width === this.#plot.width) return;
    this.#plot.setSize({ width, height });
    this.#emitLayout();
  }

  /** For another scheme: colours are asked for again. */
  redraw(): void {
    this.#plot.redraw(false);
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #emitLayout(): void {
    const { left, width } = this.#plot.bbox;
    this.options.laidOut(left / uPlot.pxRatio, width / uPlot.pxRatio);
  }

  #setup(width: number): uPlot.Options {
    const { colour, clock, pointed } = this.options;
    const bars = uPlot.paths.bars?.({ size: [0.86, 24] });
    const bar = (name: 'ok' | 'late' | 'failed'): uPlot.Series => ({
      scale: 'calls',
      width: 0,
      fill: () => (name === 'failed' ? this.#hatched() : colour(name)),
      points: { show: false },
      ...(bars === undefined ? {} : { paths: bars }),
    });
    const line = (name: 'p50' | 'p95', more: uPlot.Series): uPlot.Series => ({
      scale: 'ms',
      stroke: () => colour(name),
      points: { show: true, size: 4, fill: () => colour(name), filter: alone },
      ...more,
    });
    const axis = {
      font,
      stroke: () => colour('ink'),
      grid: { stroke: () => colour('grid'), width: 1 },
      ticks: { show: false },
    };
    return {
      width,
      height,
      ms: 1,
      legend: { show: false },
      padding: [8, 0, 0, 0],
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: true, range: (plot) => edgesOf(plot.data[0]) },
        calls: { range: (_plot, _min, max) => [0, Math.max(max ?? 0, leastCalls) / barsPart] },
        ms: {
          range: (_plot, _min, max) => {
            const top = Math.max(max ?? 0, leastMs) * 1.08;
            return [(-top * (barsPart + 0.05)) / (1 - barsPart - 0.05), top];
          },
        },
      },
      series: [
        {},
        // The tallest first: each stands in front of the one that it is part of.
        bar('ok'),
        bar('late'),
        bar('failed'),
        line('p95', { width: 1.75 }),
        line('p50', { width: 1.25, dash: [4, 3] }),
      ],
      axes: [
        { ...axis, size: 24, gap: 6, space: 64, values: (_plot, splits) => splits.map(clock) },
        {
          ...axis,
          scale: 'calls',
          size: 40,
          space: 28,
          splits: (_plot, _axis, _min, max) => splitsOf(max * barsPart, 2),
          values: (_plot, splits) => splits.map(String),
        },
        {
          ...axis,
          scale: 'ms',
          side: 1,
          size: 52,
          splits: (_plot, _axis, _min, max) => splitsOf(max, 1),
          values: (_plot, splits) => splits.map(latencyText),
        },
      ],
      hooks: {
        setCursor: [({ cursor }) => pointed((cursor.left ?? -1) < 0 ? null : (cursor.idx ?? null))],
      },
    };
  }

  /** Failures are told by their stripes too, whoever cannot tell the colours apart. */
  #hatched(): CanvasPattern | string {
    const colour = this.options.colour('failed');
    if (this.#hatch?.colour !== colour) this.#hatch = { colour, pattern: hatchOf(colour) };
    return this.#hatch.pattern;
  }
}

function hatchOf(colour: string): CanvasPattern | string {
  const size = Math.round(5 * uPlot.pxRatio);
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const context = tile.getContext('2d');
  if (context === null) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, size, size);
  context.globalCompositeOperation = 'destination-out';
  context.strokeStyle = 'rgb(0 0 0 / 60%)';
  context.lineWidth = size / 4;
  context.beginPath();
  for (const x of [-size, 0, size]) {
    context.moveTo(x, size);
    context.lineTo(x + size, 0);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}

/** Each height includes what stands in front of it. */
function dataOf({ at, sums }: Columns): uPlot.AlignedData {
  const of = (value: (some: Sums) => number | null): (number | null)[] =>
    sums.map((some) => (some === null ? null : value(some)));
  return [
    [...at],
    of(({ ok, late, failed }) => ok + late + failed),
    of(({ late, failed }) => late + failed),
    of(({ failed }) => failed),
    of(({ p95Ms }) => p95Ms),
    of(({ p50Ms }) => p50Ms),
  ];
}

/** The columns lie around their middles, so the plot is half a column wider on both sides. */
function edgesOf(times: ArrayLike<number | null | undefined> | undefined): uPlot.Range.MinMax {
  const first = times?.[0] ?? 0;
  const second = times?.[1] ?? first + 1;
  const last = times?.[(times.length || 1) - 1] ?? second;
  const half = (second - first) / 2;
  return [first - half, last + half];
}

/** 0, and one or more round steps up to `top`. */
function splitsOf(top: number, steps: number): number[] {
  const rough = top / steps;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const unit = [5, 2, 1].find((each) => each * magnitude <= rough) ?? 1;
  const step = Math.max(1, unit * magnitude);
  return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) => i * step);
}

/** Values without a neighbour make no line, so they are drawn as points. */
function alone(plot: uPlot, series: number): number[] {
  const values = plot.data[series] ?? [];
  const isThere = (i: number): boolean => typeof values[i] === 'number';
  return Array.from(values, (_, i) => i).filter((i) => isThere(i) && !isThere(i - 1) && !isThere(i + 1));
}
