import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPLOY } from '../cluster/deploy.ts';
import { expect, test, eventually } from './fixtures.ts';
import { RULES } from './prometheus.ts';
import { testify } from './witnesses.ts';

interface Dashboard {
  readonly templating: { readonly list: readonly { readonly definition?: string }[] };
  readonly annotations: { readonly list: readonly { readonly expr: string }[] };
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly description?: string;
    readonly targets?: readonly { readonly expr: string }[];
  }[];
}

const dashboard = JSON.parse(readFileSync(join(DEPLOY, 'grafana/address-search.json'), 'utf8')) as Dashboard;

/** Silent in good times: a rate of what has never happened, shown only above 0. */
const MAY_BE_EMPTY = /> 0$/;

/** As Grafana fills in its variables. */
function filledIn(expression: string): string {
  return expression
    .replaceAll('$__rate_interval', '1m')
    .replaceAll('$job', 'address-search')
    .replaceAll('$provider', '.+');
}

function run(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8' });
  return status === 0 ? stderr : `${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`;
}

test('every expression of the dashboard and of the rules finds something that a node exports', async ({
  monitored,
  promtool,
}) => {
  const { nodes, prometheus } = monitored;
  await testify(nodes, { 'kakao-postcode': 'ok', juso: 'ok' });
  await eventually('the reports are in, and a rate of them', async () => {
    return (await prometheus.query('rate(address_search_reports_accepted_total[1m]) > 0')) > 0;
  });

  const text = await (await fetch(`${nodes[0].url}/metrics`)).text();
  expect(run(promtool, ['check', 'metrics'], text)).toBe('');
  const exported = new Set(text.match(/^address_search_\w+/gm));
  const panels = dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ title, expression: filledIn(expr) })),
  );
  expect(panels.length).toBeGreaterThan(20);
  for (const { title, expression } of panels) {
    const found = await prometheus.query(expression);
    if (!MAY_BE_EMPTY.test(expression)) expect(found, `${title}: ${expression}`).toBeGreaterThan(0);
  }
  for (const { expr } of dashboard.annotations.list) await prometheus.query(filledIn(expr));
  const everything = [JSON.stringify(dashboard), readFileSync(RULES, 'utf8')].join();
  for (const name of new Set(everything.match(/address_search_\w+/g))) expect(exported).toContain(name);
});

test('the dashboard is Korean, says in English what each panel shows, and has every id once', () => {
  const ids = dashboard.panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { title, description, targets } of dashboard.panels) {
    expect(title).toMatch(/[가-힣]/);
    if (targets !== undefined) expect(description).toMatch(/^[A-Z0-9][^가-힣]+\.$/);
  }
});

test('promtool takes the configuration and the rules, and their tests pass', ({ promtool }) => {
  const folder = join(DEPLOY, 'prometheus');
  const tests = readdirSync(join(folder, 'tests')).map((name) => join(folder, 'tests', name));
  expect(run(promtool, ['check', 'config', join(folder, 'prometheus.yml')])).toBe('');
  expect(run(promtool, ['test', 'rules', ...tests])).toBe('');
  const named = (text: string, pattern: RegExp): readonly string[] =>
    [...text.matchAll(pattern)].map(([, name = '']) => name);
  const covered = tests.map((file) => readFileSync(file, 'utf8')).join();
  for (const name of named(readFileSync(RULES, 'utf8'), /- alert: (\w+)/g)) {
    expect(covered, `${name} fires in a test`).toMatch(new RegExp(`alertname: ${name}\\n\\s+exp_alerts:\\n`));
    expect(covered, `${name} stays silent in a test`).toMatch(
      new RegExp(`alertname: ${name}\\n\\s+exp_alerts: \\[\\]`),
    );
  }
});
