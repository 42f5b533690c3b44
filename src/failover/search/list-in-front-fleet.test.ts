import { describe, expect, it } from 'vitest';
import {
  defaultPolicy,
  step,
  createShared,
  view,
  type Report,
  type SharedRecord,
} from '../../circuit/index.ts';
import { item, report } from '../../circuit/testing/reports.ts';
import { FakeClock } from '../../platform/testing/fake-clock.ts';
import { FakeHost, FakeSearchPage } from '../testing/page.ts';
import { FakeProvider, FakeViewer, found } from '../testing/providers.ts';

/** A field is entered, then typed into, then submitted; ms after the first. */
const TYPED_MS = 1500;
const SUBMITTED_MS = 2500;
const READY_MS = 300;
/** A user in this many takes a row that came by typing. */
const PICKERS = 2;
const EVERY_MS = 100;
const KAKAO = 'kakao-postcode';

type Fault = 'script' | 'page';

/** A visitor of the page with Kakao first, and what of it does not come any more. */
class Visitor {
  readonly viewer = new FakeViewer(KAKAO);
  readonly page: FakeSearchPage;
  #reported = 0;
  #seq = 0;

  constructor(
    private readonly name: string,
    clock: FakeClock,
    record: () => SharedRecord,
    fault: () => Fault | null,
  ) {
    const { viewer } = this;
    Object.defineProperty(viewer, 'loads', { get: () => (fault() === 'script' ? null : { kind: 'loaded' }) });
    const embed = viewer.embed.bind(viewer);
    viewer.embed = (host, query, events) => {
      if (fault() === null) clock.after(READY_MS, () => events.onReady());
      return embed(host, query, events);
    };
    const list = new FakeProvider('juso', () => found('juso'));
    this.page = new FakeSearchPage([viewer, list], {
      clock,
      reporter: name,
      readView: () => ({ view: view(record(), clock.now()), ageMs: 0 }),
    });
  }

  /** What has settled since the last time. */
  report(): Report | null {
    const items = this.page.settled
      .slice(this.#reported)
      .map(({ provider, epoch, kind, outcome, corroborated }) =>
        item(provider, epoch, { kind, [outcome]: 1, corroborated: Number(corroborated) }),
      );
    this.#reported = this.page.settled.length;
    return items.length === 0 ? null : { ...report(this.name, items), seq: (this.#seq += 1) };
  }
}

/** How the circuit of the viewer opened. */
interface Opening {
  /** After the fault began. */
  readonly afterMs: number;
  /** Visitors whose viewer was opened in vain. */
  readonly waited: number;
}

/** Ten visitors a second, until the circuit of the viewer opens. */
async function opening(fault: Fault, typeAhead: boolean): Promise<Opening> {
  const clock = new FakeClock();
  let record = createShared('sim', [KAKAO, 'juso'], clock.now(), defaultPolicy);
  let broken = false;
  let waited = 0;
  const visitors: Visitor[] = [];
  const visit = (): void => {
    const at = visitors.length;
    const visitor = new Visitor(
      `visitor-${at}`,
      clock,
      () => record,
      () => (broken ? fault : null),
    );
    visitors.push(visitor);
    const viewer = new FakeHost();
    const { failover } = visitor.page;
    failover.preload();
    clock.after(TYPED_MS, () => {
      void visitor.page.search('세종대로', { trigger: 'type', typeAhead, viewer }).then((outcome) => {
        if (outcome.kind === 'results' && at % PICKERS === 0) return;
        clock.after(SUBMITTED_MS - TYPED_MS, () => {
          void visitor.page.search('세종대로 110', { viewer });
          if (broken && viewer.mounted > 0) waited += 1;
        });
      });
    });
  };
  const pass = async (): Promise<void> => {
    visit();
    await clock.advance(EVERY_MS);
    const reports = visitors.flatMap((visitor) => visitor.report() ?? []);
    record = step(record, { type: 'reports', reports }, clock.now(), defaultPolicy).record;
  };
  for (let ms = 0; ms < 20_000; ms += EVERY_MS) await pass();
  expect(record.providers[KAKAO]?.phase).toBe('closed');
  broken = true;
  const since = clock.now();
  while (record.providers[KAKAO]?.phase === 'closed' && clock.now() - since < 60_000) await pass();
  for (const { page } of visitors) page.failover.dispose();
  return { afterMs: clock.now() - since, waited };
}

describe('an outage of the service that is first, while a list answers typing', () => {
  it('is noticed no later when its script hangs', async () => {
    const [without, withList] = [await opening('script', false), await opening('script', true)];
    expect(without.afterMs).toBeLessThan(10_000);
    expect(withList.afterMs).toBeLessThanOrEqual(without.afterMs);
  });

  // Who takes a row never meets the dead page, so that it takes as many of those who do, and longer.
  it('lets no more people wait for a page that hangs until it is noticed', async () => {
    const [without, withList] = [await opening('page', false), await opening('page', true)];
    expect(withList.waited).toBeGreaterThan(0);
    expect(withList.waited).toBeLessThanOrEqual(without.waited);
  });
});
