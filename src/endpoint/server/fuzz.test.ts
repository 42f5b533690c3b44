import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kimsToken, OpsNode } from '../ops/testing/ops-node.ts';
import { requestsOf, type Description, type FuzzedRequest } from '../testing/fuzzed-requests.ts';

/** 20,000, or a million by `npm run fuzz`: vitest.config.ts. */
const inputs = Number(process.env['FUZZED_INPUTS']);
/** Requests on their way at a time. */
const atOnce = 50;

/** Not described for each operation, since a router answers them: no such path, and no such type of body. */
const ofTheRouter = [400, 404, 405, 413, 415];

let node: OpsNode;
let description: Description;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

beforeAll(async () => {
  node = await new OpsNode().start();
  description = (await (await fetch(`${node.url}/openapi.json`)).json()) as Description;
});

afterAll(async () => {
  agent.destroy();
  await node.end();
});

function send({ method, path, headers, body }: FuzzedRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    request(node.url + path, { method, headers, agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    })
      .once('error', reject)
      .end(body ?? undefined);
  });
}

describe('requests made from the API description', () => {
  it(`${inputs} of them, as described and broken, are answered as described, and never by a 5xx`, async () => {
    const requests = requestsOf(description, `Bearer ${kimsToken}`);
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < inputs; sent += atOnce) {
      const batch = fc.sample(requests, { seed: sent, numRuns: atOnce });
      const answered = await Promise.all(batch.map(send));
      for (const [i, status] of answered.entries()) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const one = batch[i];
        if (one !== undefined && ![...one.described, ...ofTheRouter].includes(status))
          expect.fail(`${status}, which is not described, for ${JSON.stringify(one)}`);
      }
      await node.clock.advance(100);
    }
    // Otherwise it would have shown nothing: most are let in, and each kind of refusal is met.
    for (const status of [200, 204, 400, 401, 403, 409, 415, 422])
      expect(statuses.get(status), `${status} of ${JSON.stringify([...statuses])}`).toBeGreaterThan(0);
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  }, 3_600_000);
});
