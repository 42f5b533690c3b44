/**
 * An operator's node: `operator.ts <redis URL> <command as JSON>` obeys one command through the package's own
 * `startEndpoint`, says what became of it, and runs on until it is ended.
 */
import type { Command } from '../../src/circuit/index.ts';
import { startEndpoint, openStore } from '../../src/endpoint/index.ts';
import { readOptions } from '../../src/endpoint/config/options.ts';

const [redisUrl = '', command = ''] = process.argv.slice(2);
const read = readOptions(['--redis', redisUrl, '--port', '0'], {}, () => '');
if (read.kind !== 'run') throw new Error('wrong options');
const store = await openStore(read.options, (what) => console.error(what));
const log = { level: 'silent' };
const { keeper } = await startEndpoint({ ...read.options, log }, store);
const who = { by: 'kim', why: 'planned maintenance', rev: keeper.record.rev };
const obeyed = await keeper.command({ ...(JSON.parse(command) as Command), ...who });
console.log(`obeyed: ${obeyed.kind} at revision ${keeper.record.rev}`);
