import { deviceStorage, tabStorage } from '../../platform/index.ts';
import { outageParameter, formatOutage, parseOutage, type ParsedOutage } from '../scenarios/link.ts';
import type { Forced } from '../scenarios/types.ts';

const choiceKey = 'address-search-qa';
const visitorKey = 'address-search-qa-visitor';

/** What is asked for, and since when, in ms since 1970. */
export interface Choice extends ParsedOutage {
  readonly since: number;
}

function readStored(now: number): Choice | null {
  const text = tabStorage.read(choiceKey);
  if (!text) return null;
  const [since = '', ...items] = text.split(' ');
  if (!(Number(since) > 0)) return null;
  return { ...parseOutage(items.join(' ')), since: Math.min(Number(since), now) };
}

/** What this tab chose; nothing chosen takes the memory away. */
export function keepChoice(forced: readonly Forced[], since: number): void {
  tabStorage.write(choiceKey, forced.length === 0 ? null : `${since} ${formatOutage(forced)}`);
}

/** The outage of the page's link, which begins now, else the one that this tab chose before. */
export function readChoice(address: string, now: number): Choice {
  const text = new URL(address).searchParams.get(outageParameter);
  if (text === null) return readStored(now) ?? { forced: [], wrong: [], since: now };
  const choice = { ...parseOutage(text), since: now };
  keepChoice(choice.forced, now);
  return choice;
}

/** The address with what is forced in it, as people can read it. */
export function linkOf(address: string, forced: readonly Forced[]): string {
  const url = new URL(address);
  url.searchParams.delete(outageParameter);
  const others = url.search.slice(1);
  url.search = `${others && `${others}&`}${outageParameter}=${formatOutage(forced)}`;
  return url.href;
}

/** Who this browser is to an outage of one carrier: random, kept, and told to nobody. */
export function visitorId(): string {
  const kept = deviceStorage.read(visitorKey);
  if (kept) return kept;
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  deviceStorage.write(visitorKey, id);
  return id;
}
