import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

/** Bytes of a file that a browser loads, as a server sends it. */
const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length;

async function chunksOf(mode: 'production' | 'bundle'): Promise<Map<string, Rolldown.OutputChunk>> {
  const built = await build({ mode, logLevel: 'error', build: { write: false } });
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  const chunks = outputs.flatMap(({ output }) => output.filter((file) => file.type === 'chunk'));
  return new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
}

let split: Map<string, Rolldown.OutputChunk>;
let bundle: Map<string, Rolldown.OutputChunk>;
beforeAll(async () => {
  // Vite takes the development build of Lit while a test runner's NODE_ENV is set.
  vi.stubEnv('NODE_ENV', 'production');
  split = await chunksOf('production');
  bundle = await chunksOf('bundle');
  vi.unstubAllEnvs();
});

/** The entry and all that it imports before anything runs. */
function upFront(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const each of split.get(name)?.imports ?? []) upFront(each, seen);
  return seen;
}

describe('the size of the element', () => {
  it('defining the elements, with Lit, loads at most 16 kB', () => {
    const files = [...upFront('address-search.js')];
    const bytes = files.reduce((sum, name) => sum + gzipped(split.get(name)?.code ?? ''), 0);
    expect(files.length).toBeGreaterThan(1);
    expect(bytes).toBeGreaterThan(6_000);
    expect(bytes).toBeLessThanOrEqual(16_000);
  });

  it('no adapter, no search engine and no ky are loaded before somebody is about to search', () => {
    const modules = [...upFront('address-search.js')].flatMap((name) => split.get(name)?.moduleIds ?? []);
    expect(modules.filter((id) => /\/(providers|failover|circuit)\/|node_modules\/ky\//.test(id))).toEqual(
      [],
    );
  });

  it('the one-file build, with every adapter, ky and the shared state, does not grow past what it is', () => {
    const file = bundle.get('address-search.bundle.js');
    expect(bundle.size).toBe(1);
    for (const part of ['providers/zipcloud/', 'providers/kakao-postcode/', 'node_modules/ky/'])
      expect(file?.moduleIds.some((id) => id.includes(part))).toBe(true);
    // What it is, with the grammar of typed lines (2,900), the hints for authors (700), what keeps presses, picks and
    // typed texts from being lost (2,100), the sheet (1,900), rows of two lines (700), the card (1,500), a browser's own
    // pace (400), what may be put into the postcode (200), the place of late rows (300), what the keys do (100),
    // recent addresses (1,400, of which other builds load 1,100 where they are wanted), a list that answers typing
    // in front of an embedded service (700), rows that stay where a key moves among them (150), what leaves locked
    // fields, typing by hand and scrolling shadow trees alone (300), the addresses where one stands (1,400, of which
    // other builds load 1,100 where they are wanted), numbers that make no sense (140), one hedge for a whole word that
    // is typed and a silent endpoint (220), telephone numbers, e-mail addresses and postcodes in whatever spelling (300),
    // services of two countries (140), scripts that write into the page's own inputs (60), closed shadow trees, a change
    // of services, a key of the input method and the button over recent addresses (160), what a policy of the page
    // blocks in a frame, or only reports, a place for an embedded page that is on its
    // way, one that breaks while it is open, and a text that was typed into it (170); the order of its
    // modules saves 2,000 (`deploy/build/module-order.ts`). It may have 54,000.
    expect(gzipped(file?.code ?? '')).toBeLessThanOrEqual(63_540);
  });

  it.each(['README.md', 'README.en.md'])('%s tells it to 100 bytes', async (name) => {
    const readme = await readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
    const told = (file: string): number =>
      Number(new RegExp(`\\| \`${file}\`.* \\| ([\\d.]+) \\|`).exec(readme)?.[1]);
    const entry = [...upFront('address-search.js')].map((each) => gzipped(split.get(each)?.code ?? ''));
    const bundled = gzipped(bundle.get('address-search.bundle.js')?.code ?? '');
    expect(Math.abs(told('address-search.js') * 1_000 - entry.reduce((a, b) => a + b))).toBeLessThanOrEqual(
      100,
    );
    expect(Math.abs(told('address-search.bundle.js') * 1_000 - bundled)).toBeLessThanOrEqual(100);
  });
});
