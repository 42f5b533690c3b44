import { choose, defaultPolicy, emptyLocal, localView, type PublicView } from '../../src/circuit/index.ts';
import { median } from '../stats.ts';

const CALLS = 20_000;
const ROUNDS = 15;

/** ns of one decision on a page with so many services, all well. */
export function measureChoose(services: number): number {
  const page = Array.from({ length: services }, (_, i) => ({
    id: `service-${i}`,
    softMs: 1_000,
    hardMs: 3_000,
  }));
  const closed = { phase: 'closed', phaseAgeMs: 60_000, share: 1, forced: null, epoch: 1 } as const;
  const view: PublicView = {
    v: 1,
    inc: 'bench',
    rev: 1,
    validForMs: 30_000,
    graceMs: 300_000,
    sample: 1,
    order: page.map(({ id }) => id),
    providers: Object.fromEntries(page.map(({ id, softMs, hardMs }) => [id, { ...closed, softMs, hardMs }])),
    notice: null,
  };
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.hrtime.bigint();
    let steps = 0;
    for (let i = 0; i < CALLS; i++) {
      const local = localView(emptyLocal, i, page, defaultPolicy);
      steps += choose(view, local, 1_000, 'reporter-0123456789', 0.5).steps.length;
    }
    if (steps !== CALLS * services) throw new Error('Not all services were planned');
    return Number(process.hrtime.bigint() - start) / CALLS;
  });
  return median(rounds);
}
