#!/usr/bin/env node
import closeWithGrace from 'close-with-grace';
import { readFileSync } from 'node:fs';
import { main } from './cli/run.ts';
import { openStore } from './stores/open-store.ts';
import { keepTicksQuick } from './cli/tick-warmup.ts';

const endWithinMs = 9_500;

keepTicksQuick();

const started = await main({
  args: process.argv.slice(2),
  env: process.env,
  readText: (path) => readFileSync(path, 'utf8'),
  print: (text) => process.stdout.write(text),
  complain: (line) => process.stderr.write(`${line}\n`),
  openStore,
});

if (started.kind === 'ended') process.exitCode = started.code;
else {
  const { endpoint, end } = started;
  const logger = { error: (reason: unknown) => endpoint.log.warn(String(reason)) };
  closeWithGrace({ delay: endWithinMs, logger }, async ({ err, signal }) => {
    if (err === undefined) endpoint.log.info(`ending on ${signal ?? 'request'}`);
    else endpoint.log.warn(`ending on an error: ${err.stack ?? err.message}`);
    await end();
  });
}
