import type { Rule } from '../world/world.ts';
import { algolia } from './algolia.ts';
import { cockatielConsecutive, cockatielSampling } from './cockatiel.ts';
import { counterInRedis } from './counter-in-redis.ts';
import { hystrix } from './hystrix.ts';
import { noBreaker } from './no-breaker.ts';
import { opossum } from './opossum.ts';
import { oracle } from './oracle.ts';
import { ours } from './ours/index.ts';
import { postcodify } from './postcodify.ts';
import { race } from './race.ts';

export { cockatielConsecutive, noBreaker, oracle, ours };

/** Everything that is compared, in the order of the tables. */
export const rules: readonly Rule[] = [
  ours,
  noBreaker,
  cockatielConsecutive,
  cockatielSampling,
  opossum,
  algolia,
  postcodify,
  race,
  counterInRedis,
  hystrix,
  oracle,
];
