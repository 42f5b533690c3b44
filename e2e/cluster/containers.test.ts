import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readOptions, type Options } from '../../src/endpoint/config/options.ts';
import { TestEndpoint } from '../../src/endpoint/testing/endpoint.ts';
import { DEPLOY } from './deploy.ts';

/* What no container has to run for: that the files fit to one another and to what the endpoint does. */

/** A graceful end takes less (docs/endpoint.md#shutdown). */
const END_S = 10;

type Tree = Readonly<Record<string, unknown>>;

const text = (name: string): string => readFileSync(join(DEPLOY, name), 'utf8');

/** What stands at `a.b.0.c`. */
function at(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Tree | undefined)?.[key], tree);
}

/** The options that a node has by this environment, or why it has none. */
function optionsOf(env: unknown): Options {
  const read = readOptions([], env as Record<string, string>, () => '');
  if (read.kind !== 'run') throw new Error(JSON.stringify(read));
  return read.options;
}

let node: TestEndpoint;

beforeAll(async () => {
  node = await new TestEndpoint().start();
});

afterAll(() => node.end());

async function isServed(path: string): Promise<boolean> {
  return (await fetch(node.url + path)).status !== 404;
}

describe('the image', () => {
  const dockerfile = text('Dockerfile');
  const line = (instruction: string): string =>
    dockerfile
      .split('\n')
      .filter((each) => each.startsWith(`${instruction} `))
      .at(-1)
      ?.slice(instruction.length + 1) ?? '';

  it('runs as nobody, by number', () => {
    expect(line('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('starts the command of the package on the port that it names', () => {
    const manifest = readFileSync(join(DEPLOY, '../src/endpoint/package.json'), 'utf8');
    const { bin, engines } = JSON.parse(manifest) as {
      readonly bin: Readonly<Record<string, string>>;
      readonly engines: { readonly node: string };
    };
    const [program, path] = JSON.parse(line('ENTRYPOINT')) as readonly string[];
    expect([program, path]).toEqual(['node', bin['address-search-endpoint']?.replace(/^\./, '/app')]);
    expect(line('ENV')).toContain(`PORT=${line('EXPOSE')} `);
    const major = /node:(\d+)/.exec(line('ARG'))?.[1];
    expect(Number(major)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
  });

  it('asks a route that there is whether it is alive', async () => {
    const path = /127\.0\.0\.1:\$\{process\.env\.PORT\}(\/\w+)/.exec(dockerfile)?.[1] ?? '';
    expect(await isServed(path)).toBe(true);
  });

  it('is built from all that the build runs', () => {
    const { scripts } = JSON.parse(readFileSync(join(DEPLOY, '../package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const build = Object.entries(scripts).flatMap(([name, line]) => (name.startsWith('build') ? [line] : []));
    const run = [...build.join(' ').matchAll(/tsx (\S+)/g)].map(([, file = '']) => file);
    expect(run.length).toBeGreaterThan(0);
    const left = text('Dockerfile.dockerignore').split('\n');
    for (const file of run) {
      const folder = file.split('/')[0] ?? '';
      const isLeftOut = left.includes(folder) || (left.includes(`${folder}/*`) && !left.includes(`!${file}`));
      expect([file, isLeftOut]).toEqual([file, false]);
    }
  });
});

describe('compose.yaml', () => {
  const compose: unknown = parse(text('compose.yaml'), { merge: true });
  const nodes = ['node-1', 'node-2'].map((name) => at(compose, `services.${name}`));

  it('gives its nodes no rights and nothing to write to', () => {
    for (const each of nodes) {
      expect(each).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  it('lets them end by themselves', () => {
    for (const each of nodes)
      expect(Number.parseInt(String(at(each, 'stop_grace_period')))).toBeGreaterThan(END_S);
  });

  it('balances over these nodes, whose addresses stay, and believes nobody else', () => {
    const subnet = String(at(compose, 'networks.inside.ipam.config.0.subnet'));
    const addresses = nodes.map((each) => String(at(each, 'networks.inside.ipv4_address')));
    const balanced = [...text('nginx/nodes-compose.conf').matchAll(/^server (\S+):8787 /gm)];
    expect(balanced.map(([, address]) => address)).toEqual(addresses);
    for (const address of addresses) expect(address.startsWith(subnet.replace(/0\/24$/, ''))).toBe(true);
    for (const each of nodes) expect(at(each, 'environment.TRUST_PROXY')).toBe(subnet);
  });

  it('sets what the endpoint reads, and names a Redis that it starts', () => {
    const env = {
      ...(at(nodes[0], 'environment') as object),
      ALLOW_ORIGINS: 'http://127.0.0.1:4173',
      OPS_TOKENS: '',
    };
    const { redisUrl } = optionsOf(env);
    const { hostname, port } = new URL(redisUrl ?? '');
    expect(Object.keys(at(compose, 'services') as object)).toContain(hostname);
    expect(text('redis.conf')).toContain(`\nport ${port}\n`);
  });

  it('publishes nginx alone, on loopback, and mounts files that there are', () => {
    const services = Object.entries(at(compose, 'services') as Readonly<Record<string, unknown>>);
    const published = services.filter(([, each]) => at(each, 'ports') !== undefined);
    const [[name, nginx] = []] = published;
    expect([published.length, name]).toEqual([1, 'nginx']);
    const listen = /^listen (\d+);/m.exec(text('nginx/site.conf'))?.[1];
    expect(at(nginx, 'ports')).toEqual([`127.0.0.1:8080:${listen}`]);
    for (const [, each] of services) {
      const mounts = (at(each, 'volumes') ?? []) as readonly string[];
      const files = mounts.map((mount) => mount.split(':')[0] ?? '').filter((from) => from.startsWith('./'));
      for (const file of files) expect([file, existsSync(join(DEPLOY, file))]).toEqual([file, true]);
    }
  });
});

describe('the Kubernetes files', () => {
  const objects: readonly unknown[] = ['endpoint', 'ingress', 'autoscaling'].flatMap((name) =>
    parseAllDocuments(text(`kubernetes/${name}.yaml`)).map((document) => document.toJS() as unknown),
  );
  const of = (kind: string): readonly unknown[] => objects.filter((each) => at(each, 'kind') === kind);
  const [deployment] = of('Deployment');
  const pod = at(deployment, 'spec.template.spec');
  const container = at(pod, 'containers.0');
  const port = at(container, 'ports.0');

  it('give the pods no rights and nothing to write to, in a namespace that would take no others', () => {
    expect(at(pod, 'securityContext')).toMatchObject({
      runAsNonRoot: true,
      runAsUser: expect.any(Number) as number,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(at(pod, 'securityContext.runAsUser')).not.toBe(0);
    expect(at(pod, 'automountServiceAccountToken')).toBe(false);
    expect(at(container, 'securityContext')).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(JSON.stringify(of('Namespace'))).toContain('"pod-security.kubernetes.io/enforce":"restricted"');
  });

  it('probe routes that there are, and end nobody because the store is away', async () => {
    for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
      const { path, port: name } = at(container, `${probe}.httpGet`) as Readonly<Record<string, string>>;
      expect([probe, await isServed(path ?? ''), name]).toEqual([probe, true, at(port, 'name')]);
    }
    expect(at(container, 'livenessProbe.httpGet.path')).toBe('/healthz');
    expect(at(container, 'readinessProbe.httpGet.path')).toBe('/readyz');
  });

  it('let a pod end by itself after every proxy has heard of it', () => {
    const [program, seconds] = at(container, 'lifecycle.preStop.exec.command') as readonly string[];
    expect(program).toBe('sleep');
    expect(Number(at(pod, 'terminationGracePeriodSeconds'))).toBeGreaterThan(Number(seconds) + END_S);
    expect(at(deployment, 'spec.strategy.rollingUpdate')).toEqual({ maxUnavailable: 0, maxSurge: 1 });
  });

  it('set what the endpoint reads, and meet on one port', () => {
    const options = optionsOf(at(of('ConfigMap')[0], 'data'));
    expect(options.port).toBe(at(port, 'containerPort'));
    expect(options.host).toBe('0.0.0.0');
    expect(at(of('Service')[0], 'spec.ports.0.targetPort')).toBe(at(port, 'name'));
  });

  it('select the pods that they are about', () => {
    const labels = at(deployment, 'spec.template.metadata.labels');
    expect(at(deployment, 'spec.selector.matchLabels')).toEqual(labels);
    expect(at(of('Service')[0], 'spec.selector')).toEqual(labels);
    expect(at(of('PodDisruptionBudget')[0], 'spec.selector.matchLabels')).toEqual(labels);
  });

  it('publish what browsers and operators use, and nothing that speaks of one pod', async () => {
    const paths = of('Ingress').flatMap((each) => at(each, 'spec.rules.0.http.paths') as readonly unknown[]);
    for (const each of paths) {
      expect(at(each, 'backend.service')).toEqual({
        name: at(of('Service')[0], 'metadata.name'),
        port: { name: at(of('Service')[0], 'spec.ports.0.name') },
      });
    }
    expect(paths.map((each) => at(each, 'path')).toSorted()).toEqual([
      '/ops/',
      '/v1/ops/',
      '/v1/reports',
      '/v1/state',
      '/v1/stream',
    ]);
    for (const path of ['/v1/state', '/ops/']) expect([path, await isServed(path)]).toEqual([path, true]);
    const hosts = of('Ingress').map((each) => [
      at(each, 'spec.rules.0.host'),
      at(each, 'spec.tls.0.hosts.0'),
    ]);
    expect(new Set(hosts.flat()).size).toBe(1);
  });

  it('treat a report, a stream and a command as nginx.conf does', () => {
    const nginx = text('nginx/nginx.conf');
    for (const each of of('Ingress')) {
      const path = String(at(each, 'spec.rules.0.http.paths.0.path'));
      const [, block = ''] = new RegExp(`location (?:= )?${path} \\{([^}]*)\\}`).exec(nginx) ?? [];
      const wanted = /proxy_next_upstream ([^;]*);/.exec(block)?.[1] ?? 'error timeout http_503';
      const annotations = at(each, 'metadata.annotations') as Readonly<Record<string, string>>;
      expect([path, annotations['nginx.ingress.kubernetes.io/proxy-next-upstream']]).toEqual([path, wanted]);
    }
  });

  it('scale by a metric that there is, and never to one pod', async () => {
    const [scaler] = of('HorizontalPodAutoscaler');
    const metric = String(at(scaler, 'spec.metrics.0.pods.metric.name'));
    expect(await (await fetch(`${node.url}/metrics`)).text()).toContain(`\n${metric} `);
    expect(Number(at(scaler, 'spec.minReplicas'))).toBeGreaterThanOrEqual(2);
    expect(at(scaler, 'spec.scaleTargetRef.name')).toBe(at(deployment, 'metadata.name'));
    expect(at(scaler, 'spec.scaleTargetRef.kind')).toBe('Deployment');
  });
});
