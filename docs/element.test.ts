import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

it.each(['element.md', 'element.ko.md'])('%s shows the service of one’s own as it runs', (manual) => {
  expect(read(manual)).toContain(read('recipes/own-service.ts').trim());
});
