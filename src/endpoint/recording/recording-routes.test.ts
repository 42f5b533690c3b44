import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpsNode, reason } from '../ops/testing/ops-node.ts';
import { bad, item, ok, reporterId } from '../testing/reports.ts';
import { readRecording } from './recording-file.ts';
import { firstDifference, replay, type Replayed } from './replay.ts';
import type { Recording } from './recording.ts';

let node: OpsNode;

beforeEach(async () => {
  node = await new OpsNode().start();
});

afterEach(async () => {
  await node.end();
});

async function outage(at = node): Promise<void> {
  for (let n = 0; n < 5; n++) {
    await at.post(at.body(n, [item('juso', bad), item('kakao-postcode', ok)]), `198.51.${n}.7`);
  }
  await node.clock.advance(200);
}

async function flight(at = node): Promise<Recording> {
  const read = readRecording(await (await at.call('GET', 'flight')).text());
  if (read.kind === 'wrong') throw new Error(read.message);
  return read.recording;
}

function again(recording: Recording): Replayed {
  const result = replay(recording, recording.policy);
  expect(firstDifference(result.recorded, result.replayed)).toBeNull();
  return result;
}

describe('the recording route', () => {
  it('an outage and commands come out of the file as they went in', async () => {
    await outage();
    const body = { to: 'closed', rev: node.rev, reason };
    expect((await node.call('PUT', 'circuits/juso/forced', body)).status).toBe(200);
    expect((await node.call('PUT', 'circuits/juso/forced', { ...body, to: 'open', rev: 0 })).status).toBe(
      409,
    );
    await node.clock.advance(30_000);
    const { replayed } = again(await flight());
    expect(replayed.map(({ effect }) => effect.type)).toEqual([
      'transition',
      'forced',
      'refused',
      'transition',
    ]);
  });

  it('what another node did is taken over, and what this one does on top of it is the same again', async () => {
    const other = await new OpsNode(node).start();
    await outage(other);
    await node.clock.advance(2_000);
    const opened = again(await flight());
    expect(opened.foreign.map(({ change }) => change)).toEqual(['juso: closed -> open']);
    expect(opened.replayed).toEqual([]);
    const order = ['juso', 'kakao-postcode'];
    expect((await node.call('PUT', 'order', { order, rev: node.rev, reason })).status).toBe(200);
    expect(again(await flight()).replayed.map(({ effect }) => effect.type)).toContain('order');
    await other.end();
  });

  it('the file is an attachment that nobody keeps, and names no browser and no address', async () => {
    await outage();
    const answer = await node.call('GET', 'flight');
    const { inc } = node.endpoint.keeper.record;
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="flight-${inc}-${node.rev}.json"`,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    expect(text).not.toContain('198.51');
    for (let n = 0; n < 5; n++) expect(text).not.toContain(reporterId(n));
    for (const { network } of Object.values(node.endpoint.keeper.record.reporters)) {
      expect(text).not.toContain(network);
    }
  });

  it('the file is for nobody without a token', async () => {
    expect((await node.call('GET', 'flight', undefined, { authorization: '' })).status).toBe(401);
  });
});
