import * as Plot from '@observablehq/plot';
import { Window } from 'happy-dom';
import type { Measures } from './measures.ts';

const width = 760;

/** Calls of users to the service that is down, ten seconds at a time, from the onset on. */
export function stuckPicture(measures: readonly Measures[]): string {
  const stepSeconds = 10;
  const points = measures.flatMap(({ rule, stuck }) =>
    Array.from({ length: Math.ceil(stuck.length / stepSeconds) }, (_, i) => ({
      rule,
      minute: (i * stepSeconds) / 60,
      calls: stuck.slice(i * stepSeconds, (i + 1) * stepSeconds).reduce((sum, calls) => sum + calls, 0),
    })),
  );
  return draw({
    y: { label: 'Searches sent to the dead service in 10 s', axis: null },
    x: { label: 'Minutes' },
    fy: { label: null, axis: 'left', domain: measures.map(({ rule }) => rule) },
    height: 60 * measures.length,
    marks: [
      Plot.areaY(points, { x: 'minute', y: 'calls', fy: 'rule', fill: '#b3402a' }),
      Plot.ruleY([0], { stroke: '#888' }),
    ],
  });
}

/** What users waited, divided by what they would have under the oracle: a dot for each trace. */
export function overOraclePicture(measures: readonly Measures[]): string {
  const points = measures.map(({ rule, trace, overOracle }) => ({ rule, trace, overOracle }));
  return draw({
    x: { type: 'log', label: 'User-seen latency, times the oracle’s', grid: true },
    y: { label: null, domain: [...new Set(measures.map(({ rule }) => rule))] },
    height: 360,
    marks: [
      Plot.ruleX([1], { stroke: '#888' }),
      Plot.dot(points, {
        x: 'overOracle',
        y: 'rule',
        r: 4,
        stroke: '#1f5fa8',
        fill: '#1f5fa8',
        fillOpacity: 0.25,
      }),
    ],
  });
}

/** An SVG that stands alone: a white ground, and one font for all of it. */
function draw(options: Plot.PlotOptions): string {
  const { document } = new Window();
  const plot = Plot.plot({
    ...options,
    // happy-dom's document has all that Plot asks for, though not the whole type.
    document: document as unknown as Document,
    width,
    marginLeft: 170,
    style: { background: 'white', color: 'black' },
  });
  const svg = plot.tagName === 'svg' ? plot : plot.querySelector('svg');
  if (svg === null) throw new Error('Plot has drawn no picture');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}
