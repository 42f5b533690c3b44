import type { Because } from '../../circuit/index.ts';
import type { Texts } from '../locales/language.ts';

/** Why a circuit is in its phase. A rule of a newer version, which may share the store, goes by its name. */
export function reasonText(because: Because, { state: { rules } }: Texts): string {
  return Object.hasOwn(rules, because.rule) ? rules[because.rule](because) : because.rule;
}
