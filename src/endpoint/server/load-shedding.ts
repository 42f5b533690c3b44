import { seededHash } from '../../circuit/index.ts';

/** One reporter in so many is still counted while the event loop is late. */
const keptOneIn = 4;

/**
 * Which reports an overloaded node turns away uncounted: those of three reporters in four, whatever they
 * say. Were successes shed first, a flood and three hostile networks would open a healthy circuit; were failures, a
 * flood would keep a dead one closed.
 *
 * @param load whether the event loop is late
 * @param secret what nobody else knows, so that nobody can tell beforehand who is counted; the answers tell it
 *   afterwards, see docs/threat-model.md#the-endpoint-itself
 */
export function loadShedding(
  load: { readonly isOverloaded: boolean },
  secret: string,
): (reporter: string) => boolean {
  return (reporter) => load.isOverloaded && seededHash(secret, reporter) % keptOneIn !== 0;
}
