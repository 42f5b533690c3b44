import { request } from 'node:http';
import type { NodeView } from '../cluster/endpoint-node.ts';

const NOTHING = {
  ...{ ok: 0, late: 0, bad: 0, opaque: 0, misconfigured: 0, suspectEmpty: 0 },
  ...{ limited: 0, censored: 0, void: 0, corroborated: 0, ageMs: 0 },
};

/** What a browser has found: of each provider. */
export type Finding = Readonly<Record<string, 'ok' | 'bad'>>;

/** Enough browsers in networks of their own to be believed. */
const WITNESSES = 12;
let seq = 0;

/** All witnesses report the same, each from its own network, to one node after another. */
export async function testify(
  nodes: readonly { readonly url: string; view(): Promise<NodeView> }[],
  finding: Finding,
  kind: 'normal' | 'probe' = 'normal',
): Promise<void> {
  const first = nodes[0];
  if (first === undefined) throw new Error('no node');
  const { inc, providers } = await first.view();
  seq++;
  const items = Object.entries(finding).map(([provider, found]) => ({
    ...{ ...NOTHING, provider, epoch: providers[provider]?.epoch ?? 0, kind, [found]: 1 },
    ...(found === 'bad' ? { corroborated: 1 } : { ms: [[100, 1]] }),
  }));
  for (let i = 0; i < WITNESSES; i++) {
    const reporter = `witness-${String(i).padStart(12, '0')}`;
    const body = JSON.stringify({ v: 1, reporter, seq, inc, rev: 1, items });
    const status = await post(nodes[i % nodes.length]?.url ?? first.url, `127.0.${5 + i}.1`, body);
    if (status !== 200) throw new Error(`a report was answered with ${status}`);
  }
}

/** Posts from an address of one's own: another one in the third place is another network (/24). */
function post(url: string, localAddress: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/plain' };
    request(`${url}/v1/reports`, { method: 'POST', localAddress, agent: false, headers })
      .on('response', (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      })
      .on('error', reject)
      .end(body);
  });
}
