import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeStore } from '../testing/conformance.ts';
import { seal, unseal } from './durable-file.ts';
import { unframe } from './journal-line.ts';
import { openEmbeddedStore } from './embedded-store.ts';
import { emptyState } from './store-state.ts';
import { createFolder, removeFolder } from '../testing/folder.ts';
import { policy } from '../testing/records.ts';
import type { Store } from '../store.ts';

describeStore('the embedded store', async () => {
  const dir = await createFolder();
  const troubles: string[] = [];
  const opened: Store[] = [];
  return {
    isShared: false,
    troubles,
    open: async () => {
      const store = await openEmbeddedStore({
        dir,
        policy,
        now: () => Date.now(),
        onTrouble: (what) => troubles.push(what),
      });
      opened.push(store);
      return store;
    },
    plant: (record) => writeFile(path.join(dir, 'state.json'), seal({ ...emptyState, record })),
    planted: async () => {
      const journal = await readFile(path.join(dir, 'journal.ndjson')).catch(() => Buffer.alloc(0));
      const newest = unframe(journal).texts.at(-1);
      const state =
        newest === undefined
          ? unseal(await readFile(path.join(dir, 'state.json'), 'utf8'))
          : JSON.parse(newest);
      return (state as { readonly record: unknown }).record;
    },
    end: async () => {
      for (const store of opened) await store.close();
      await removeFolder(dir);
    },
  };
});
