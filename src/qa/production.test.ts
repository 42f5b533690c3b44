import { readFileSync, readdirSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { describe, expect, it, vi } from 'vitest';

/** Words that only QA has. */
const QA_WORDS =
  /mockServiceWorker|\bmsw\b|startQa|outage-panel|script-gone|core-missing|dies-after-ready|one-carrier|expired-key|wrong-clock|never-ready/;

async function codeOf(mode: 'production' | 'bundle' | 'qa'): Promise<readonly string[]> {
  // Vite takes the development build of Lit while a test runner's NODE_ENV is set.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({ mode, logLevel: 'error', build: { write: false } });
  vi.unstubAllEnvs();
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  return outputs.flatMap(({ output }) =>
    output.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])),
  );
}

describe('what sites serve', () => {
  it.each(['production', 'bundle'] as const)(
    'not one byte of msw or of a scenario is in what sites serve: %s',
    async (mode) => {
      const files = await codeOf(mode);
      expect(files.join('').length).toBeGreaterThan(20_000);
      for (const code of files) expect(QA_WORDS.exec(code)?.[0]).toBeUndefined();
    },
  );

  it('the words are those of QA: its own file has them, and is one', async () => {
    const files = await codeOf('qa');
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(QA_WORDS);
    expect(files[0]).not.toMatch(/\bimport\s*[{*'"]/);
  });

  it('the sources that the package exports file by file name nothing of QA', () => {
    const source = new URL('../', import.meta.url);
    for (const folder of [
      'element',
      'providers',
      'failover',
      'endpoint-client',
      'protocol',
      'platform',
      'circuit',
      'address',
      'endpoint',
    ]) {
      const files = readdirSync(new URL(`${folder}/`, source), { recursive: true, encoding: 'utf8' });
      const shipped = files.filter(
        (file) => file.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\//.test(file),
      );
      expect(shipped.length).toBeGreaterThan(0);
      for (const file of shipped) {
        const text = readFileSync(new URL(`${folder}/${file}`, source), 'utf8');
        expect([file, /from '[^']*\/qa\/|'msw/.test(text)]).toEqual([file, false]);
      }
    }
  });

  it('the worker that the demo serves is the one of the msw that is installed', () => {
    const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect(read('public/mockServiceWorker.js')).toBe(read('node_modules/msw/lib/mockServiceWorker.js'));
  });
});
