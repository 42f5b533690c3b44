/**
 * Commits as fast as it can, and says each revision on stdout once it is durable. Run as
 * `tsx committing-child.ts <folder>`; ends only when it is killed.
 */
import { writeSync } from 'node:fs';
import { openEmbeddedStore } from '../embedded/embedded-store.ts';
import { alertOf, decisionOn, entryOf, policy, recordOf } from './records.ts';

const dir = process.argv[2];
if (dir === undefined) throw new Error('which folder?');

const store = await openEmbeddedStore({
  dir,
  policy,
  now: () => Date.now(),
  onTrouble: (what) => writeSync(1, `trouble ${what}\n`),
  // So small that a round of the test sees many new states.
  maxJournalBytes: 20_000,
});

let snapshot = await store.read();
for (;;) {
  const rev = (snapshot?.record.rev ?? 0) + 1;
  const answer = await store.commit(
    decisionOn(snapshot?.token ?? null, {
      record: recordOf(rev),
      timeline: [entryOf(rev)],
      alerts: [alertOf(`juso:${rev}:opened`, rev)],
    }),
  );
  if (answer.kind === 'conflict') throw new Error('nobody else should write here');
  snapshot = answer.snapshot;
  writeSync(1, `${rev}\n`);
  // Keeps the outbox small; a crash between the two leaves the alert for the next claim.
  for (const { id } of await store.claimAlerts(rev - 5, 10, 'node'))
    await store.settleAlert(id, { kind: 'delivered' });
}
