import { parseArgs } from 'node:util';
import { firstSentence, OptionError } from '../config/option-error.ts';
import { readRules } from '../config/policy-file.ts';
import { readRecording } from './recording-file.ts';
import type { Recording } from './recording.ts';
import { differenceOf, lineOf, lineOfDeadlines, lineOfForeign } from './replay-report.ts';
import { firstDifference, replay, type Replayed, type TimedEffect } from './replay.ts';
import { whatIf } from './what-if.ts';

/** What the command has from its process. */
export interface ReplayPorts {
  /** Reads a file; throws when it cannot. */
  readonly readText: (path: string) => string;
  readonly print: (text: string) => void;
  readonly complain: (line: string) => void;
}

/**
 * `replay FILE [--policy FILE] [--json]`: goes through a recording again and prints what the circuit decided.
 *
 * @param args after the word `replay`
 * @returns the exit code: 0 the same as recorded, 1 not the same, 2 wrong arguments or a file that is none
 */
export function replayCommand(
  args: readonly string[],
  { readText, print, complain }: ReplayPorts,
): 0 | 1 | 2 {
  const textIn = (path: string): string => {
    try {
      return readText(path);
    } catch {
      throw new OptionError(`${path} cannot be read`);
    }
  };
  try {
    const { path, policyPath, isJson } = argumentsOf(args);
    const read = readRecording(textIn(path));
    if (read.kind === 'wrong') throw new OptionError(`${path} ${read.message}`);
    const { recording } = read;
    const result = replayed(path, recording);
    const { recorded } = result;
    let { replayed: effects } = result;
    let isSame = firstDifference(recorded, effects) === null;
    if (policyPath !== null) {
      const rules = readRules(textIn(policyPath));
      if (rules.kind === 'wrong') throw new OptionError(`--policy ${policyPath}: ${rules.message}`);
      effects = whatIf(recording, rules.value.policy);
      isSame = differenceOf(recorded, effects).every((line) => line.startsWith(' '));
    }
    const text = isJson
      ? JSON.stringify({ same: isSame, recorded, replayed: effects }, null, 2)
      : [
          headOf(recording, result),
          ...(policyPath === null ? bodyOf(result) : whatIfBody(recorded, effects, policyPath)),
        ].join('\n');
    print(`${text}\n`);
    return isSame ? 0 : 1;
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    complain(`address-search-endpoint: replay: ${error.message}`);
    return 2;
  }
}

function argumentsOf(args: readonly string[]): { path: string; policyPath: string | null; isJson: boolean } {
  const options = { policy: { type: 'string' }, json: { type: 'boolean' } } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], strict: true, allowPositionals: true, options });
  } catch (error) {
    throw new OptionError(firstSentence(error));
  }
  const [path, ...more] = parsed.positionals;
  if (path === undefined || more.length > 0)
    throw new OptionError('takes one file: replay FILE [--policy FILE] [--json]');
  return { path, policyPath: parsed.values.policy ?? null, isJson: parsed.values.json ?? false };
}

/** An entry may be damaged in ways that show only when it is used. */
function replayed(path: string, recording: Recording): Replayed {
  try {
    return replay(recording, recording.policy);
  } catch {
    throw new OptionError(`${path} is damaged: it cannot be gone through to its end`);
  }
}

function headOf({ node, version, entries, start, at }: Recording, { reports }: Replayed): string {
  const from = new Date(entries[0]?.now ?? start.lastNow).toISOString();
  const to = new Date(at).toISOString();
  return `${node}, version ${version}: ${from} to ${to}, ${many(entries.length, 'step')}, ${many(reports, 'report')}`;
}

function whatIfBody(
  recorded: readonly TimedEffect[],
  effects: readonly TimedEffect[],
  policyPath: string,
): readonly string[] {
  const lines = differenceOf(recorded, effects);
  const changed = lines.filter((line) => !line.startsWith(' ')).length;
  return [
    `under ${policyPath} (a guess from the first difference on: browsers would have been told otherwise)`,
    ...lines,
    changed === 0
      ? `no difference: ${decisions(effects)}`
      : `${many(changed, 'difference')} (- as recorded, + under this policy)`,
  ];
}

function bodyOf({ recorded, replayed, foreign, deadlines }: Replayed): readonly string[] {
  const changesAfter = (count: number): readonly string[] => [
    ...deadlines.filter(({ after }) => after === count).map(lineOfDeadlines),
    ...foreign.filter(({ after }) => after === count).map(lineOfForeign),
  ];
  const texts = [
    ...replayed.flatMap((each, i) => [...changesAfter(i), lineOf(each)]),
    ...changesAfter(replayed.length),
  ];
  const difference = firstDifference(recorded, replayed);
  if (difference === null) return [...texts, `the same as recorded: ${decisions(recorded)}`];
  const at = (effects: readonly TimedEffect[]): string => {
    const effect = effects[difference];
    return effect === undefined ? 'nothing' : lineOf(effect);
  };
  return [
    ...texts,
    'not the same as recorded, first here (- as recorded, + replayed):',
    `- ${at(recorded)}`,
    `+ ${at(replayed)}`,
  ];
}

function decisions({ length }: readonly TimedEffect[]): string {
  return many(length, 'transition or command', 'transitions and commands');
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
