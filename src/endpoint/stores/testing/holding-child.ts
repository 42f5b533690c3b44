/** Opens the store of a folder, says so, and holds it until it is killed: `tsx holding-child.ts <folder>`. */
import { openEmbeddedStore } from '../embedded/embedded-store.ts';
import { decisionOn, policy } from './records.ts';

const store = await openEmbeddedStore({
  dir: process.argv[2] ?? '',
  policy,
  now: () => Date.now(),
  onTrouble: () => undefined,
});
await store.commit(decisionOn(null));
process.stdout.write('open\n');
setInterval(() => undefined, 60_000);
