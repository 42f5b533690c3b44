import { findScenario } from './scenario.ts';
import { TARGETS, type Forced, type Scenario, type Target, type Words } from './types.ts';

/** Part of a link that says nothing that can be done. */
export interface WrongItem {
  readonly item: string;
  readonly why: Words;
}

/** What a link asks for. A wrong item is named; the others still apply. */
export interface ParsedOutage {
  readonly forced: readonly Forced[];
  readonly wrong: readonly WrongItem[];
}

/** The parameter of the page's address. */
export const outageParameter = 'outage';
/** The word that takes everything back. */
const resetWord = 'reset';

/** A day; longer schedules are a mistake. */
export const longestSeconds = 86_400;
const bothProviders: readonly Target[] = ['kakao-postcode', 'juso'];

const wrong = (item: string, ko: string, en: string): WrongItem => ({ item, why: { ko, en } });

/** A plain decimal number; null for anything else, `1e3` and `0x10` among it. */
const number = (text: string): number | null => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null);

type Schedule = Pick<Forced, 'inMs' | 'forMs'>;

function readSchedule(item: string, parts: readonly string[]): Schedule | WrongItem {
  let schedule: Schedule = { inMs: 0, forMs: null };
  for (const part of parts) {
    const [name = '', text = ''] = part.split('=');
    const value = number(text);
    const least = name === 'for' ? 0.001 : 0;
    if (name !== 'in' && name !== 'for')
      return wrong(
        item,
        `"${part}"은(는) 쓸 수 없습니다. in=초 또는 for=초를 쓰십시오.`,
        `"${part}" is neither in=… nor for=….`,
      );
    if (value === null || value < least || value > longestSeconds)
      return wrong(
        item,
        `"${part}"의 초는 ${least}부터 ${longestSeconds}까지여야 합니다.`,
        `"${part}" must be seconds from ${least} to ${longestSeconds}.`,
      );
    // Whole milliseconds, so that a link says again what it said.
    schedule = { ...schedule, [name === 'in' ? 'inMs' : 'forMs']: Math.round(value * 1000) };
  }
  return schedule;
}

/** The amount in its range; the normal one where none is given. */
function readAmount(
  item: string,
  { name, amount }: Scenario,
  text: string | undefined,
): number | null | WrongItem {
  if (amount === null) {
    if (text === undefined) return null;
    return wrong(item, `${name}에는 숫자를 쓰지 않습니다.`, `${name} takes no number.`);
  }
  if (text === undefined) return amount.normal;
  const value = number(text);
  if (value !== null && value >= amount.least && value <= amount.most) return value;
  const range = `${amount.least}–${amount.most} ${amount.unit}`;
  return wrong(item, `${name}의 숫자는 ${range} 안이어야 합니다.`, `The number of ${name} must be ${range}.`);
}

function readItem(item: string): readonly Forced[] | WrongItem {
  const [head = '', ...schedules] = item.split(';');
  const [where = '', what] = head.split(/:([^]*)/);
  if (what === undefined)
    return wrong(
      item,
      `"${head}"은(는) 대상과 장애를 juso:500처럼 적어야 합니다.`,
      `"${head}" must be a target and a scenario, such as juso:500.`,
    );
  const targets = where === 'all' ? bothProviders : TARGETS.filter((target) => target === where);
  if (targets.length === 0)
    return wrong(
      item,
      `대상은 ${[...TARGETS, 'all'].join(', ')} 가운데 하나여야 합니다.`,
      `The target must be one of ${[...TARGETS, 'all'].join(', ')}.`,
    );
  const [name = '', ...amounts] = what.split('=');
  const scenario = findScenario(name);
  if (!scenario || amounts.length > 1)
    return wrong(item, `"${what}"(이)라는 장애는 없습니다.`, `There is no scenario "${what}".`);
  const possible = targets.filter((target) => scenario.targets.includes(target));
  if (possible.length === 0)
    return wrong(
      item,
      `${name} 장애는 ${scenario.targets.join(', ')}에만 낼 수 있습니다.`,
      `${name} can be forced on ${scenario.targets.join(', ')} only.`,
    );
  const amount = readAmount(item, scenario, amounts[0]);
  if (typeof amount === 'object' && amount !== null) return amount;
  const schedule = readSchedule(item, schedules);
  if ('why' in schedule) return schedule;
  return possible.map((target) => ({ target, scenario: scenario.name, amount, ...schedule }));
}

/**
 * Reads `kakao-postcode:slow=4,juso:500;in=10;for=60`: items by comma, each a target, a scenario with its amount
 * if it takes one, and when it begins and how long it lasts, in seconds. `all` stands for both providers (those
 * of them that the scenario can hit). `reset`, and nothing at all, are no outage.
 */
export function parseOutage(text: string): ParsedOutage {
  const forced: Forced[] = [];
  const mistakes: WrongItem[] = [];
  for (const item of text.split(',').map((one) => one.trim())) {
    if (item === '' || item === resetWord) continue;
    const read = readItem(item);
    if ('why' in read) mistakes.push(read);
    else forced.push(...read);
  }
  return { forced, wrong: mistakes };
}

function formatItem({ target, scenario, amount, inMs, forMs }: Forced): string {
  return [
    `${target}:${scenario}${amount === null ? '' : `=${amount}`}`,
    ...(inMs === 0 ? [] : [`in=${inMs / 1000}`]),
    ...(forMs === null ? [] : [`for=${forMs / 1000}`]),
  ].join(';');
}

/** The text of a link that `parseOutage` reads as the same; `reset` when nothing is forced. */
export const formatOutage = (forced: readonly Forced[]): string =>
  forced.map(formatItem).join(',') || resetWord;
