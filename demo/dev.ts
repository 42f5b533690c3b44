import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { runDemo } from './run.ts';
import { serveSources } from './sources.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const tsx = createRequire(import.meta.url).resolve('tsx/cli');

await runDemo({
  command: 'npm run dev',
  sources: (server) => serveSources(root, server),
  endpointCommand: [tsx, 'watch', '--clear-screen=false', `${root}src/endpoint/command.ts`],
});
