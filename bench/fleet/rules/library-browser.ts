import type { CallEnd, RuleBrowser, Search } from '../world/search.ts';
import type { World } from '../world/world.ts';
import { conclude } from './in-order.ts';

/** The next key has taken this search's place: neither a failure nor a success of the service. */
export class Superseded extends Error {}

/** What a library's breaker is to a browser: it runs the call, or rejects without running it. */
export interface LibraryBreaker {
  execute(call: () => Promise<CallEnd>): Promise<CallEnd>;
  close?(): void;
}

const hardMs = 3_000;

/** One breaker of a library in one browser, before the first service; the second one is the fallback. */
export class LibraryBrowser implements RuleBrowser {
  constructor(
    private readonly world: World,
    private readonly breaker: LibraryBreaker,
  ) {}

  search(search: Search): void {
    const { world, breaker } = this;
    const fallBack = (): void => {
      if (search.isOver) return;
      const live = search.call({
        service: 'b',
        hardMs,
        onEnd: (end) => conclude(search, 'b', end, () => search.giveUp()),
      });
      search.onSuperseded = () => live.abort();
    };
    const call = (): Promise<CallEnd> =>
      new Promise((resolve, reject) => {
        const live = search.call({
          service: 'a',
          hardMs,
          onEnd: (end) => {
            world.isStirred = true;
            if (end === 'answered' || end === 'empty') resolve(end);
            else reject(new Error(end));
          },
        });
        search.onSuperseded = () => {
          live.abort();
          world.isStirred = true;
          reject(new Superseded());
        };
      });
    world.isStirred = true;
    breaker.execute(call).then((end) => conclude(search, 'a', end, fallBack), fallBack);
  }

  close(): void {
    this.breaker.close?.();
  }
}
