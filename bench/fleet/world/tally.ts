/** Added latencies in buckets of 2 %, so that memory does not grow with the fleet. Milliseconds. */
class Latencies {
  private readonly buckets = new Uint32Array(600);
  count = 0;
  sum = 0;

  add(ms: number): void {
    this.count++;
    this.sum += ms;
    const place = ms < 1 ? 0 : Math.min(599, 1 + Math.floor(Math.log(ms) / Math.log(1.02)));
    this.buckets[place] = (this.buckets[place] ?? 0) + 1;
  }

  quantile(share: number): number {
    let seen = 0;
    for (let place = 0; place < 600; place++) {
      seen += this.buckets[place] ?? 0;
      if (seen > share * this.count) return place === 0 ? 0 : 1.02 ** (place - 0.5);
    }
    return 0;
  }
}

/** What happened in one second of a run. */
export interface Second {
  searches: number;
  /** Searches of which the user's own call went to a service that was down. */
  stuck: number;
  /** Searches that were served by the first service. */
  first: number;
  calls: Record<string, number>;
  addedMs: number;
}

/** Everything that is counted in one run of one rule on one trace. */
export class Tally {
  readonly added = new Latencies();
  /** Of searches that began while a service was down. */
  readonly addedInOutage = new Latencies();
  readonly seconds: Second[] = [];
  searches = 0;
  waitedHard = 0;
  /** Whom nobody could have served: their own network was away, or all services. */
  cutOff = 0;
  /** Told "no such address" of one that exists. */
  toldNone = 0;
  gaveUp = 0;
  callsDown = 0;
  oracleMs = 0;
  userMs = 0;

  second(atMs: number): Second {
    const index = Math.floor(atMs / 1_000);
    while (this.seconds.length <= index)
      this.seconds.push({ searches: 0, stuck: 0, first: 0, calls: {}, addedMs: 0 });
    return this.seconds[index] as Second;
  }
}
