import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TestEndpoint } from '../../src/endpoint/testing/endpoint.ts';
import { lacks, required } from '../setup/needs.ts';
import { Balancer } from './balancer.ts';

describe.skipIf(lacks('OPERATORS BEHIND NGINX ARE', ['nginx']))('operators behind nginx', () => {
  let balancer: Balancer;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'address-search-operators-'));
    const node = await new TestEndpoint().start();
    balancer = await Balancer.start(required(['nginx']).nginx, join(folder, 'nginx'), [
      Number(new URL(node.url).port),
    ]);
    return async () => {
      await balancer.end();
      await node.end();
      await rm(folder, { recursive: true, force: true });
    };
  });

  it('regression: are led from /ops to /ops/ of where they are, also where nginx is published by another port', async () => {
    const { status, headers } = await fetch(`${balancer.url}/ops`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([301, '/ops/']);
  });
});
