/** Of the endpoint's public view (docs/endpoint.md) what the show draws. Ages are ms, as of `at`. */
export interface View {
  readonly order: readonly string[];
  readonly providers: Readonly<Record<string, ServiceView | undefined>>;
  /** When it came, by `performance.now()`. */
  readonly at: number;
}

export interface ServiceView {
  readonly phase: 'closed' | 'open' | 'half-open' | 'recovering';
  readonly phaseAgeMs: number;
  readonly then?: { readonly inMs: number };
}

/** Follows the endpoint's stream, which comes back by itself; returns what ends it. */
export function followView(endpoint: string, onView: (view: View) => void): () => void {
  const stream = new EventSource(`${endpoint}/v1/stream`);
  stream.addEventListener('state', ({ data }: MessageEvent<string>) => {
    onView({ ...(JSON.parse(data) as Omit<View, 'at'>), at: performance.now() });
  });
  return () => stream.close();
}
