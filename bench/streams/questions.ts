/** What the bench asks of a server of streams. */
export type Asked =
  | { readonly type: 'open'; readonly event: string }
  /** Tell every stream the next revision. */
  | { readonly type: 'publish' }
  | { readonly type: 'memory' }
  | { readonly type: 'close' };

export interface Opened {
  readonly port: number;
}

export interface Published {
  /** When it was asked for; see `machineMs`. */
  readonly at: number;
}

export interface Memory {
  readonly rss: number;
}

/** What the bench asks of the readers. */
export type AskedOfReaders =
  | { readonly type: 'connect'; readonly port: number; readonly count: number }
  /** From now on wait for this text on every stream of that port. */
  | { readonly type: 'await'; readonly port: number; readonly text: string }
  | { readonly type: 'collect'; readonly port: number };

export interface Connected {
  readonly open: number;
  /** What one of them was told first: headers and event. */
  readonly first: string;
}

export interface Collected {
  /** When each stream had the text; fewer than there are streams if it took too long. */
  readonly at: readonly number[];
}
