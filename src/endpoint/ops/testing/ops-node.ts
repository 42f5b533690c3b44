import { defaultPolicy } from '../../../circuit/index.ts';
import { TestEndpoint } from '../../testing/endpoint.ts';
import { FakeClock } from '../../../platform/testing/fake-clock.ts';
import { MemoryStoreState, MemoryStore } from '../../testing/memory-store.ts';
import type { WholeOpsState } from '../../../protocol/ops-state.ts';

export const kimsToken = 'kim-token-0123456789abcdef';
export const leesToken = 'lee-token-0123456789abcdef';
export const reason = 'juso answers nothing since 14:03';
export const notice = { level: 'outage', text: { ko: '점검 중입니다.', en: 'Under repair.' } };

const opsTokens = [
  { name: 'kim', token: kimsToken },
  { name: 'lee', token: leesToken },
];

/** An endpoint with operators; a second one may stand beside it on the same store and clock. */
export class OpsNode extends TestEndpoint {
  override readonly clock: FakeClock;
  override readonly shelf: MemoryStoreState;
  override readonly store: MemoryStore;

  constructor(beside?: OpsNode) {
    super();
    this.clock = beside?.clock ?? new FakeClock();
    this.shelf = beside?.shelf ?? new MemoryStoreState(defaultPolicy, () => this.clock.wall());
    this.store = new MemoryStore(this.shelf);
  }

  override start(over: Parameters<TestEndpoint['start']>[0] = {}): Promise<this> {
    return super.start({ opsTokens, ...over });
  }

  /** As kim by bearer token, unless the headers say otherwise. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.url}/v1/ops/${path}`, {
      method,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...('cookie' in headers || 'authorization' in headers
          ? {}
          : { authorization: `Bearer ${kimsToken}` }),
        'x-forwarded-for': '203.0.113.9',
        ...headers,
      },
    });
  }

  async state(): Promise<WholeOpsState> {
    return (await (await this.call('GET', 'state')).json()) as WholeOpsState;
  }

  /** Logs in. @returns the cookie as the browser sends it back */
  async logIn(token = kimsToken): Promise<string> {
    const answer = await this.call('POST', 'session', { token }, { authorization: '' });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  get rev(): number {
    return this.endpoint.keeper.record.rev;
  }
}
