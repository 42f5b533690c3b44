import { EventStream, type StreamSource } from '../../platform/index.ts';
import type { OpsState, SeriesEvent, TimelineEntry } from '../../protocol/index.ts';
import { silentMs } from './liveness.ts';

export interface OpsStreamOptions {
  readonly open: () => StreamSource;
  /** Calls once after so many ms; returns the call that forgets it. */
  readonly after: (ms: number, call: () => void) => () => void;
  readonly random: () => number;
  readonly heard: {
    state(state: OpsState): void;
    entry(entry: TimelineEntry): void;
    series(event: SeriesEvent): void;
    /** The stream is connected, or is not any more. */
    connected(isConnected: boolean): void;
    /** The stream was refused for good, so it is worth asking why: a browser hides the status. */
    refused(): void;
  };
}

const retryFromMs = 1_000;
const retryToMs = 10_000;

/** The ops stream, whose first state says that it is connected. */
export function opsStream({ open, after, random, heard }: OpsStreamOptions): EventStream {
  const read = (call: (data: unknown) => void) => (data: string) => {
    call(JSON.parse(data));
    return true;
  };
  return new EventStream({
    open,
    after,
    silentMs,
    retryMs: (tries) => Math.min(retryToMs, retryFromMs * 2 ** tries) * (0.5 + random() / 2),
    events: {
      state: read((data) => {
        heard.connected(true);
        heard.state(data as OpsState);
      }),
      timeline: read((data) => heard.entry(data as TimelineEntry)),
      series: read((data) => heard.series(data as SeriesEvent)),
    },
    onFail: (isRefused) => {
      heard.connected(false);
      if (isRefused) heard.refused();
    },
  });
}
