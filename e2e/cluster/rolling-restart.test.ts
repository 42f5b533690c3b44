import { expect, it } from 'vitest';
import { needs } from '../setup/needs.ts';
import { rollingRestart } from './rolling-restart.ts';

it('a rolling restart of two nodes behind nginx under load costs no report, and no stream more than its way to the other node', async ({
  skip,
}) => {
  const commands = needs((why) => skip(why), 'A ROLLING RESTART IS', ['redis', 'nginx']);
  const { reports, streams, longestSilenceMs, ends } = await rollingRestart(commands);
  const waits = streams.flatMap((stream) => stream.waits);
  console.log(
    `  rolling restart: reports ${JSON.stringify(reports)}, the longest silence of a stream ${longestSilenceMs.toFixed(0)} ms,`,
    `${waits.length} came back after ${Math.min(...waits)} to ${Math.max(...waits)} ms`,
  );
  expect(ends).toEqual([0, 0]);
  // 200 is the only answer: neither nginx nor a node has refused one, and none was lost.
  expect(Object.keys(reports)).toEqual(['200']);
  expect(streams.flatMap(({ refusals }) => refusals)).toEqual([]);
  expect(waits.length).toBeGreaterThan(streams.length);
  expect(Math.max(...waits)).toBeLessThanOrEqual(3_500);
}, 120_000);
