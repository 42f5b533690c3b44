import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TestEndpoint } from '../../src/endpoint/testing/endpoint.ts';
import { lacks, required } from '../setup/needs.ts';
import { Balancer } from './balancer.ts';

const TOKEN = '0123456789abcdef';

describe.skipIf(lacks('OPERATORS BEHIND NGINX ARE', ['nginx']))('operators behind nginx', () => {
  let balancer: Balancer;
  let rev: () => number;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'address-search-operators-'));
    const node = await new TestEndpoint().start({ opsTokens: [{ name: 'kim', token: TOKEN }] });
    rev = () => node.view().rev;
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
  it('regression: give a command of more than 4 kB, such as a script sends that writes Korean in escapes', async () => {
    const escaped = JSON.stringify({
      rev: rev(),
      reason: '가'.repeat(500),
      level: 'outage',
      text: { ko: '나'.repeat(280), en: 'n'.repeat(280) },
    }).replace(/[가-힣]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`);
    expect(escaped.length).toBeGreaterThan(4_096);
    const { status } = await fetch(`${balancer.url}/v1/ops/notice`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: escaped,
    });
    expect(status).toBe(200);
  });
});
