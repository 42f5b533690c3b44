import type { PublicView } from '../../src/circuit/index.ts';

/** The endpoint's public view, whose ages are those of `at`. */
export interface View extends PublicView {
  /** When it came, by `performance.now()`. */
  readonly at: number;
}

/** Follows the endpoint's stream, which comes back by itself; returns what ends it. */
export function followView(endpoint: string, onView: (view: View) => void): () => void {
  const stream = new EventSource(`${endpoint}/v1/stream`);
  stream.addEventListener('state', ({ data }: MessageEvent<string>) => {
    onView({ ...(JSON.parse(data) as PublicView), at: performance.now() });
  });
  return () => stream.close();
}
