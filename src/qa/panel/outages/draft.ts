import type { ForcedNow } from '../../scenarios/qa.ts';
import { longestSeconds } from '../../scenarios/link.ts';
import { SCENARIOS, TARGETS, findScenario } from '../../scenarios/scenario.ts';
import type { Forced, Scenario, ScenarioName, Target } from '../../scenarios/scenario.ts';

/** What is chosen for one target and not yet applied; numbers as they are typed. */
export interface DraftRow {
  readonly scenario: ScenarioName | '';
  readonly amount: string;
  readonly inS: string;
  /** Empty: no end. */
  readonly forS: string;
}

export type Draft = Readonly<Record<Target, DraftRow>>;

const emptyRow: DraftRow = { scenario: '', amount: '', inS: '0', forS: '' };

export const emptyDraft = (): Draft => ({
  'kakao-postcode': emptyRow,
  juso: emptyRow,
  'kakao-local': emptyRow,
  endpoint: emptyRow,
  browser: emptyRow,
});

/** What is forced now, to be changed. What is over is no longer chosen. */
export function draftOf(forced: readonly ForcedNow[]): Draft {
  const draft: Record<Target, DraftRow> = { ...emptyDraft() };
  for (const { target, scenario, amount, inMs, forMs, state } of forced) {
    if (state === 'over') continue;
    draft[target] = {
      scenario,
      amount: amount === null ? '' : String(amount),
      inS: String(inMs / 1000),
      forS: forMs === null ? '' : String(forMs / 1000),
    };
  }
  return draft;
}

/** The scenarios that can be forced on a target, in the table's order. */
export const scenariosFor = (target: Target): readonly Scenario[] =>
  SCENARIOS.filter(({ targets, where }) => targets.includes(target) && where.includes('msw'));

/** Another scenario for a target: its own normal amount; the schedule stays. */
export function chosen(row: DraftRow, name: ScenarioName | ''): DraftRow {
  const amount = name === '' ? null : (findScenario(name)?.amount ?? null);
  return { ...row, scenario: name, amount: amount === null ? '' : String(amount.normal) };
}

/** Whatever was typed, within its bounds; `otherwise` for what is no number. */
function within(text: string, least: number, most: number, otherwise: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return otherwise;
  return Math.min(most, Math.max(least, value));
}

/** What to force, with every number within its bounds. */
export function forcedOf(draft: Draft): readonly Forced[] {
  return TARGETS.flatMap((target): readonly Forced[] => {
    const { scenario: name, amount, inS, forS } = draft[target];
    const scenario = name === '' ? undefined : findScenario(name);
    if (!scenario) return [];
    const bounds = scenario.amount;
    return [
      {
        target,
        scenario: scenario.name,
        amount: bounds && within(amount, bounds.least, bounds.most, bounds.normal),
        inMs: Math.round(within(inS, 0, longestSeconds, 0) * 1000),
        forMs: forS.trim() === '' ? null : Math.round(within(forS, 1, longestSeconds, 60) * 1000),
      },
    ];
  });
}

/** ms until an outage that is forced begins or ends; null when it does neither by itself. */
export function leftMs({ state, since, inMs, forMs }: ForcedNow, now: number): number | null {
  if (state === 'waiting') return Math.max(0, since + inMs - now);
  if (state === 'over' || forMs === null) return null;
  return Math.max(0, since + inMs + forMs - now);
}
