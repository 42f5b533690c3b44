import { missed, table } from '../table.ts';
import { fleetFigures } from './figures.ts';
import { runProof } from './run.ts';

const figures = fleetFigures(await runProof(true));
console.log(table(figures));
const over = missed(figures);
if (over.length > 0) {
  console.error(`\nMissed: ${over.map(({ name }) => name).join('; ')}`);
  process.exitCode = 1;
}
