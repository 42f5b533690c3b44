import { parseArgs } from 'node:util';
import { readRules } from '../config/policy-file.ts';
import { readFlight } from './recording-file.ts';
import { differenceOf, lineOf, lineOfFound } from './replay-report.ts';
import { firstDifference, replay, type Replayed, type Told } from './replay.ts';
import type { Flight } from './recording.ts';
import { whatIf } from './what-if.ts';

/** What the command has from its process. */
export interface ReplaySurroundings {
  /** Reads a file; throws when it cannot. */
  readonly readText: (path: string) => string;
  readonly print: (text: string) => void;
  readonly complain: (line: string) => void;
}

class Wrong extends Error {}

/**
 * `replay FILE [--policy FILE] [--json]`: goes through a flight recording again and prints what the circuit told.
 *
 * @param args after the word `replay`
 * @returns the exit code: 0 the same as recorded, 1 not the same, 2 wrong arguments or a file that is none
 */
export function replayCommand(
  args: readonly string[],
  { readText, print, complain }: ReplaySurroundings,
): 0 | 1 | 2 {
  try {
    const { path, policyPath, isJson } = argumentsOf(args);
    const flight = flightOf(path, readText);
    const result = replayed(path, flight);
    const told = policyPath === null ? result.replayed : whatIfOf(flight, policyPath, readText);
    const isSame =
      policyPath === null
        ? firstDifference(result.recorded, told) === null
        : differenceOf(result.recorded, told).every((line) => line.startsWith(' '));
    if (isJson)
      print(`${JSON.stringify({ same: isSame, recorded: result.recorded, replayed: told }, null, 2)}\n`);
    else print(`${textOf(flight, result, told, policyPath).join('\n')}\n`);
    return isSame ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
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
    // It explains itself in several sentences; the first names the option.
    throw new Wrong(error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error));
  }
  const [path, ...more] = parsed.positionals;
  if (path === undefined || more.length > 0)
    throw new Wrong('takes one file: replay FILE [--policy FILE] [--json]');
  return { path, policyPath: parsed.values.policy ?? null, isJson: parsed.values.json ?? false };
}

function flightOf(path: string, readText: (path: string) => string): Flight {
  const read = readFlight(textIn(path, readText));
  if (read.kind === 'wrong') throw new Wrong(`${path} ${read.message}`);
  return read.flight;
}

/** An entry may be damaged in ways that show only when it is used. */
function replayed(path: string, flight: Flight): Replayed {
  try {
    return replay(flight, flight.policy);
  } catch {
    throw new Wrong(`${path} is damaged: it cannot be gone through to its end`);
  }
}

function whatIfOf(flight: Flight, path: string, readText: (path: string) => string): readonly Told[] {
  const rules = readRules(textIn(path, readText));
  if (rules.kind === 'wrong') throw new Wrong(`--policy ${path}: ${rules.message}`);
  return whatIf(flight, rules.value.policy);
}

function textIn(path: string, readText: (path: string) => string): string {
  try {
    return readText(path);
  } catch {
    throw new Wrong(`${path} cannot be read`);
  }
}

function textOf(
  flight: Flight,
  { recorded, replayed: again, found, steps, reports }: Replayed,
  told: readonly Told[],
  policyPath: string | null,
): readonly string[] {
  const { node, version, entries, start, at } = flight;
  const from = new Date(entries[0]?.now ?? start.lastNow).toISOString();
  const head = `${node}, version ${version}: ${from} to ${new Date(at).toISOString()}, ${many(steps, 'step')}, ${many(reports, 'report')}`;
  const difference = firstDifference(recorded, again);
  if (policyPath !== null) {
    const lines = differenceOf(recorded, told);
    const changed = lines.filter((line) => !line.startsWith(' ')).length;
    return [
      head,
      `under ${policyPath} (a guess from the first difference on: browsers would have been told otherwise)`,
      ...lines,
      changed === 0
        ? `no difference: ${many(told.length, 'transition or command', 'transitions and commands')}`
        : `${many(changed, 'difference')} (- as recorded, + under this policy)`,
    ];
  }
  const lines = [
    ...told.map((each) => ({ at: each.now, text: lineOf(each) })),
    ...found.map((each) => ({ at: each.now, text: lineOfFound(each) })),
  ].sort((a, b) => a.at - b.at);
  const end =
    difference === null
      ? [
          `the same as recorded: ${many(recorded.length, 'transition or command', 'transitions and commands')}`,
        ]
      : [
          'not the same as recorded, first here (- as recorded, + replayed):',
          ...one('-', recorded[difference]),
          ...one('+', again[difference]),
        ];
  return [head, ...lines.map(({ text }) => text), ...end];
}

function one(mark: string, told: Told | undefined): readonly string[] {
  return told === undefined ? [`${mark} nothing`] : [`${mark} ${lineOf(told)}`];
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
