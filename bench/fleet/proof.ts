import type { FalseOpenings } from './false-openings-table.ts';
import type { Measures } from './measures.ts';

/** `docs/proof.md`: every figure of it comes from one run. */
export function proofText(measures: readonly Measures[], openings: readonly FalseOpenings[]): string {
  const traces = [...new Set(measures.map(({ trace }) => trace))];
  return [
    '# Proof',
    '',
    'What an outage costs under this circuit, and under what one would use instead. All figures are of one run of `npm run bench`, which writes this page; `npm run bench -- --quick` runs a part of it and writes nothing, `npm run bench:long` adds a million browsers.',
    '',
    `A simulation in \`bench/fleet/\`, deterministic by seed: visits of one to five searches, typed or not, by browsers from 3G to fibre; one in fifty with an ad blocker that stops the first service, one in a hundred on a network that loses three calls in ten, one in a hundred a laptop that sleeps. Unless its name says otherwise, a trace is ten searches a second, three healthy minutes, ten or fifteen bad ones of the first service, five healthy ones. Every rule meets the same people, searches and luck.`,
    '',
    '## Whose rule is real',
    '',
    '- address-search: the real `step` and `view` at the endpoint, the real `choose`, local breaker, budgets, silences and fate of superseded calls in browsers. What `failover/` does between them with promises (hedge, cross-check of zero hits, corroboration, reports) is a model of the same rules. Who opens a page while the endpoint is away knows nothing of it.',
    '- cockatiel and opossum: the libraries themselves on a fake clock, one breaker a browser before the first service, with the numbers of their manuals and a deadline of 3 s.',
    '- All others are models of their rules, in `bench/fleet/rules/`, a small file each. Algolia: one failure demotes for two minutes. Postcodify: 3 s, then 8 s, and the page sticks to the backup. Race: as cep-promise. One counter in Redis: five failures in a minute open for 30 s, then one witness. Hystrix: 20 in 10 s, half of them, 5 s of sleep, as one process that all searches tell of.',
    '- The oracle knows the truth: it asks the first service while that is well, or else whoever will answer first. A race can be faster, since it asks everybody.',
    '',
    '## What users wait, against the oracle',
    '',
    'Sum of what users waited, divided by the oracle’s.',
    '',
    matrix(measures, traces, ({ overOracle }) => overOracle.toFixed(2)),
    '',
    `address-search is more than a quarter over the oracle in: ${farFromOracle(measures)}. Where nobody else searches, or the endpoint is away, nobody warns a browser before its own first search ([when nobody can warn](decisions/when-nobody-can-warn.md)).`,
    '',
    '![User-seen latency of each rule on each trace, as a multiple of the oracle’s](../public/proof/over-oracle.svg)',
    '',
    '![Searches that each rule sends to the dead service, over time](../public/proof/stuck.svg)',
    '',
    '## Each trace',
    '',
    'Counted are searches that people mean, not the keys before them. “3 s or more”: though somebody would have answered. “Unserved”: sent to typing by hand, though somebody would have answered. Added latency is over the oracle, of the searches that began in the outage. “Detect”: until a search first goes elsewhere at once; “agree”: until at most a twentieth of the next 20 s goes to the dead service; “recover”: from the repair until the first service serves as many as before; empty: never. “Sent away”: searches that another service served while the first one was well.',
    '',
    ...traces.flatMap((trace) => traceText(measures.filter((each) => each.trace === trace))),
    '## False openings',
    '',
    'Failures that have nothing to do with each other, each search by another browser of another network. Expected in 30 days by calculation, and counted in as many drawn months as the last column says ([silence or majority](decisions/silence-or-majority.md)). How many networks it takes to open a circuit by lies is in [the threat model](threat-model.md).',
    '',
    row(['searches a second', 'fail', 'expected in 30 days', 'drawn', 'months']),
    row(['---:', '---:', '---:', '---:', '---:']),
    ...openings.map(({ rate, failing, expected, drawn, months }) =>
      row([rate, `${failing * 100} %`, expected < 1e-6 ? '0' : expected.toPrecision(1), drawn, months]),
    ),
    '',
  ].join('\n');
}

/** Traces on which users of ours wait more than a quarter longer than they would under the oracle. */
function farFromOracle(measures: readonly Measures[]): string {
  const far = measures.filter(({ rule, overOracle }) => rule === 'address-search' && overOracle > 1.25);
  return far.map(({ trace, overOracle }) => `${trace} (${overOracle.toFixed(2)})`).join(', ') || 'none';
}

function matrix(
  measures: readonly Measures[],
  traces: readonly string[],
  cell: (measures: Measures) => string,
): string {
  const rules = [...new Set(measures.map(({ rule }) => rule))];
  const at = (rule: string, trace: string): string => {
    const found = measures.find((each) => each.rule === rule && each.trace === trace);
    return found === undefined ? '' : cell(found);
  };
  const head = [row(['trace', ...rules]), row(['---', ...rules.map(() => '---:')])];
  return [...head, ...traces.map((trace) => row([trace, ...rules.map((rule) => at(rule, trace))]))].join(
    '\n',
  );
}

function traceText(measures: readonly Measures[]): readonly string[] {
  const [first] = measures;
  if (first === undefined) return [];
  const heads = ['rule', '3 s or more', 'told “none”', 'unserved', 'added p50', 'added p99', 'added in all'];
  const more = ['calls to the dead one', 'to the second', 'detect', 'agree', 'recover', 'sent away'];
  return [
    `### ${first.trace}`,
    '',
    `${count(first.searches)} searches.`,
    '',
    row([...heads, ...more]),
    row(['---', ...[...heads, ...more].slice(1).map(() => '---:')]),
    ...measures.map((each) =>
      row([
        each.rule,
        count(each.waitedHard),
        count(each.toldNone),
        count(each.gaveUp),
        `${each.p50.toFixed(0)} ms`,
        `${each.p99.toFixed(0)} ms`,
        `${count(each.addedSeconds)} s`,
        count(each.callsDown),
        count(each.callsSecond),
        time(each.detectMs),
        time(each.agreeMs),
        time(each.recoverMs),
        count(each.sentAway),
      ]),
    ),
    '',
  ];
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const count = (value: number): string => Math.round(value).toLocaleString('en');
const time = (ms: number | null): string => (ms === null ? '' : `${Math.round(ms / 1_000)} s`);
