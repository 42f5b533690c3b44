import { test, type Fault } from './fixtures.ts';
import { JUSO_FIRST, KAKAO_FIRST, OUTS, casesOf, type Order, type Out } from './scenario-cases.ts';
import { pageOf, playCase } from './scenario-run.ts';

/** Those that are tried in the other order too, and in `npm test` on both services at once. */
const TYPICAL: readonly string[] = [
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
/** In the other order, a refusal, a silence and an answer that looks well are in `npm test`; the others in the full run. */
const OTHER_ORDER_SAMPLE: readonly string[] = ['refused', 'hang', 'empty'];

function isSample(order: Order, out: Out, scenario: string): boolean {
  if (order === JUSO_FIRST) return out === 'first' && OTHER_ORDER_SAMPLE.includes(scenario);
  return out === 'first' || (out === 'both' && TYPICAL.includes(scenario));
}

for (const [name, order] of Object.entries({ 'kakao first': KAKAO_FIRST, 'juso first': JUSO_FIRST })) {
  for (const out of OUTS) {
    test.describe(`${name}, ${out} out`, () => {
      for (const one of casesOf(order, out, 'wire')) {
        const { scenario, amount, end } = one;
        if (order === JUSO_FIRST && !TYPICAL.includes(scenario.name)) continue;
        const tag = isSample(order, out, scenario.name) ? [] : '@full';
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
