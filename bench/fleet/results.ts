import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measure, type Measures } from './measures.ts';
import type { Rule, Trace } from './world/world.ts';

const folder = fileURLToPath(new URL('results/', import.meta.url));

/** Measures that are kept on the disk after each run, so that a long bench that was stopped goes on where it was. */
export class Results {
  private readonly known: Map<string, Measures>;

  constructor(
    private readonly name: string,
    isResumed: boolean,
  ) {
    this.known = new Map(isResumed ? this.read() : []);
  }

  async of(rule: Rule, trace: Trace, seed: number): Promise<Measures> {
    const key = `${trace.name} / ${rule.name} / ${seed}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const startedAt = process.hrtime.bigint();
    const measures = await measure(rule, trace, seed);
    const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
    process.stderr.write(`${key}: ${seconds.toFixed(1)} s\n`);
    this.known.set(key, measures);
    this.write();
    return measures;
  }

  private read(): readonly (readonly [string, Measures])[] {
    try {
      return JSON.parse(readFileSync(`${folder}${this.name}.json`, 'utf8')) as [string, Measures][];
    } catch {
      return [];
    }
  }

  private write(): void {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}${this.name}.tmp`, JSON.stringify([...this.known]));
    renameSync(`${folder}${this.name}.tmp`, `${folder}${this.name}.json`);
  }
}
