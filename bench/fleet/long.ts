import { judge } from '../table.ts';
import { fleetFigures } from './figures.ts';
import { runProof } from './run.ts';

judge(fleetFigures(await runProof(true)));
