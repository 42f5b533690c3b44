import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEPLOY } from '../cluster/deploy.ts';
import { freePort, Program, eventually } from '../cluster/program.ts';

/** The rules that sites install. */
export const RULES = join(DEPLOY, 'prometheus/address-search.rules.yml');

const COMMON = new Set(['alertname', 'job', 'severity']);

export interface PrometheusAlert {
  readonly state: 'pending' | 'firing';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A real Prometheus with the shipped rules as they are; it only looks more often than sites do. */
export class Prometheus {
  private constructor(
    readonly url: string,
    private readonly program: Program,
  ) {}

  static async start(command: string, folder: string, nodes: readonly number[]): Promise<Prometheus> {
    const port = await freePort();
    await mkdir(folder);
    const config = {
      global: { scrape_interval: '500ms', scrape_timeout: '500ms', evaluation_interval: '250ms' },
      rule_files: [RULES],
      scrape_configs: [
        {
          job_name: 'address-search',
          static_configs: [{ targets: nodes.map((node) => `127.0.0.1:${node}`) }],
        },
      ],
    };
    // JSON is YAML.
    await writeFile(join(folder, 'prometheus.yml'), JSON.stringify(config));
    const program = new Program(command, [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ]);
    const prometheus = new Prometheus(`http://127.0.0.1:${port}`, program);
    let isOver = false;
    void program.ended.then(() => (isOver = true));
    await eventually('Prometheus answers', async () => {
      if (isOver) throw new Error(`Prometheus ended:\n${program.said}`);
      return (await fetch(`${prometheus.url}/-/ready`).catch(() => null))?.status === 200;
    });
    return prometheus;
  }

  /** Pending and firing. */
  async alerts(): Promise<readonly PrometheusAlert[]> {
    const { alerts } = await this.#ask<{ readonly alerts: readonly PrometheusAlert[] }>('alerts');
    return alerts;
  }

  /** `name{label=value,…} state` of each, sorted; what all have in common is left out. */
  async names(): Promise<readonly string[]> {
    const alerts = await this.alerts();
    return alerts
      .map(({ state, labels }) => {
        const pairs = Object.entries(labels).filter(([name]) => !COMMON.has(name));
        const text = pairs.map(([name, value]) => `${name}=${value}`).toSorted();
        return `${labels['alertname'] ?? ''}{${text.join()}} ${state}`;
      })
      .toSorted();
  }

  /** How many series an expression has now. Throws when it cannot be read. */
  async query(expression: string): Promise<number> {
    const query = new URLSearchParams({ query: expression });
    const { result } = await this.#ask<{ readonly result: readonly unknown[] }>(`query?${query.toString()}`);
    return result.length;
  }

  async end(): Promise<void> {
    await this.program.kill();
  }

  async #ask<T>(what: string): Promise<T> {
    const answer = await fetch(`${this.url}/api/v1/${what}`);
    const { data, error } = (await answer.json()) as { readonly data?: T; readonly error?: string };
    if (data === undefined) throw new Error(`${what}: ${error ?? answer.status}`);
    return data;
  }
}
