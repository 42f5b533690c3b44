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
    await report(nodes[i % nodes.length]?.url ?? first.url, `127.0.${5 + i}.1`, body);
  }
}

/** Sends a report, as a browser does: when its network has sent too many, again after the time that it is told. */
async function report(url: string, localAddress: string, body: string): Promise<void> {
  for (;;) {
    const { status, retryAfterMs } = await post(url, localAddress, body);
    if (status === 200) return;
    if (status !== 429) throw new Error(`a report was answered with ${status}`);
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
}

interface Answered {
  readonly status: number;
  readonly retryAfterMs: number;
}

/** Posts from an address of one's own: another one in the third place is another network (/24). */
function post(url: string, localAddress: string, body: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/plain' };
    request(`${url}/v1/reports`, { method: 'POST', localAddress, agent: false, headers })
      .on('response', (response) => {
        const retryAfterMs = 1_000 * Number(response.headers['retry-after'] ?? 1);
        response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, retryAfterMs }));
      })
      .on('error', reject)
      .end(body);
  });
}
