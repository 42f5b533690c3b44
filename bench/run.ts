import { runAddressLineBench } from './address-lines.ts';
import { runAnswersBench } from './answers.ts';
import { runCircuitBench } from './circuit.ts';
import { runFailoverBench } from './failover.ts';
import { fleetFigures } from './fleet/figures.ts';
import { runProof, runQuickProof } from './fleet/run.ts';
import { fleetHardMs, runFleetBench } from './shared-circuit.ts';
import { judge, type Figure } from './table.ts';

// First, since a page that meets such an answer has not warmed up either.
const answers = runAnswersBench();
const circuit = await runCircuitBench();
const failover = await runFailoverBench();
const fleet = runFleetBench();
const lines = runAddressLineBench();
const proof = process.argv.includes('--quick') ? await runQuickProof() : await runProof(false);

const figures: readonly Figure[] = [
  {
    name: 'an answer of 100,000 rows: own work',
    measured: answers.manyRows.median,
    worst: answers.manyRows.worst,
    unit: 'ms',
    atMost: 50,
  },
  {
    name: 'an answer with a field of 10 MB: own work',
    measured: answers.longField.median,
    worst: answers.longField.worst,
    unit: 'ms',
    atMost: 50,
  },
  { name: 'choose and record one search', measured: circuit.ours, unit: 'ns', atMost: null },
  { name: 'cockatiel, one healthy execute', measured: circuit.cockatiel, unit: 'ns', atMost: null },
  { name: 'ours against cockatiel', measured: circuit.ratio, unit: 'x', atMost: 1 },
  {
    name: "refused: from the failure to the second provider's start",
    measured: failover.refusedHandover.median,
    worst: failover.refusedHandover.worst,
    unit: 'ms',
    atMost: 30,
  },
  {
    name: 'hang: beyond soft deadline and second provider',
    measured: failover.hangOverhead.median,
    worst: failover.hangOverhead.worst,
    unit: 'ms',
    atMost: 100,
  },
  {
    name: 'after two hangs: beyond the second provider',
    measured: failover.afterTwoHangs.median,
    worst: failover.afterTwoHangs.worst,
    unit: 'ms',
    atMost: 30,
  },
  {
    name: 'after two hangs: calls to the first provider',
    measured: failover.callsAfterTwoHangs,
    unit: 'calls',
    atMost: 0,
  },
  {
    name: `fleet, provider hangs (T = ${fleetHardMs / 1_000} s): outage to open`,
    measured: fleet.opening.median / 1_000,
    worst: fleet.opening.worst / 1_000,
    unit: 's',
    atMost: fleetHardMs / 1_000 + 1,
  },
  {
    name: 'fleet: open to the last real call to it',
    measured: fleet.lastRealCall.median / 1_000,
    worst: fleet.lastRealCall.worst / 1_000,
    unit: 's',
    atMost: 1,
  },
  {
    name: 'fleet, repaired, one search a second: half-open to closed',
    measured: fleet.closing.median / 1_000,
    worst: fleet.closing.worst / 1_000,
    unit: 's',
    atMost: 75,
  },
  {
    name: 'the same, the slowest of all seeds',
    measured: fleet.closing.worst / 1_000,
    unit: 's',
    atMost: 75,
  },
  {
    name: 'fleet, half-open: probes per slot',
    measured: fleet.probesPerSlot.mean,
    worst: fleet.probesPerSlot.worst,
    unit: 'probes',
    atMost: 3,
  },
  { name: 'a typed or pasted line, understood', measured: lines.typed, unit: 'us', atMost: 50 },
  {
    name: '200 characters of any kind, understood',
    measured: lines.long.median,
    worst: lines.long.worst,
    unit: 'us',
    atMost: 50,
  },
  { name: '2,000 characters against 200', measured: lines.growth, unit: 'x', atMost: 12 },
  ...fleetFigures(proof),
];

judge(figures);
