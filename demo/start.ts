import { existsSync } from 'node:fs';
import { fail, runDemo } from './run.ts';

if (!existsSync(new URL('../dist/address-search.js', import.meta.url)))
  fail('dist/address-search.js is missing. Run: npm run build');
await runDemo({ command: 'npm start' });
