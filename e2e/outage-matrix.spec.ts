import { test, type Fault } from './fixtures.ts';
import { JUSO_FIRST, KAKAO_FIRST, OUTS, casesOf } from './scenario-cases.ts';
import { pageOf, playCase } from './scenario-run.ts';

/** Those that are tried in the other order too. */
const BOTH_ORDERS: readonly string[] = [
  'refused',
  'hang',
  'reset',
  'drip',
  '500',
  'maintenance',
  'truncated',
  'empty',
  'bad-key',
  'system-error',
  'wrong-shape',
  'never-ready',
];
for (const [name, order] of Object.entries({ 'kakao first': KAKAO_FIRST, 'juso first': JUSO_FIRST })) {
  for (const out of OUTS) {
    test.describe(`${name}, ${out} out`, () => {
      for (const one of casesOf(order, out, 'wire')) {
        const { scenario, amount, end } = one;
        if (order === JUSO_FIRST && !BOTH_ORDERS.includes(scenario.name)) continue;
        // With both out the order says little: one order of them is a sample.
        const tag = order === JUSO_FIRST && one.out.length > 1 ? '@full' : [];
        test(`${scenario.name} ends in ${end}`, { tag }, async ({ visit, field, simulated }) => {
          for (const service of one.out)
            await simulated.setFault(service, scenario.name as Fault, amount ?? undefined);
          await visit(pageOf(order, one));
          await playCase(field, order, one, () =>
            simulated.served().map(({ provider, fault }) => `${provider}:${fault ?? 'well'}`),
          );
        });
      }
    });
  }
}
