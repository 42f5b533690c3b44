import { startEndpoint, type Endpoint } from '../../endpoint.ts';
import { defaultRules } from '../../config/policy-file.ts';
import { bad, item, reporterId } from '../../testing/reports.ts';
import type { Store } from '../store.ts';

const token = 'kim-token-0123456789abcdef';

/** A node that serves, with the clock of the machine, behind one proxy that it trusts. */
export function serve(store: Store): Promise<Endpoint> {
  const options = {
    ...defaultRules,
    port: 0,
    host: '127.0.0.1',
    providers: ['kakao-postcode', 'juso'],
    allowOrigins: [],
    trustProxy: { hops: 1 },
    opsTokens: [{ name: 'kim', token }],
    log: { level: 'silent' },
  };
  return startEndpoint(options, store);
}

interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly title: string | undefined;
  readonly detail: string | undefined;
}

const commands = {
  notice: { level: 'info', text: { ko: '점검 중입니다.', en: 'Under repair.' } },
  order: { order: ['juso', 'kakao-postcode'] },
};

/** Gives a command on what the node knows now. */
export async function command(
  { url, keeper }: Endpoint,
  reason: string,
  what: keyof typeof commands = 'notice',
): Promise<Answered> {
  const answer = await fetch(`${url}/v1/ops/${what}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...commands[what], rev: keeper.record.rev, reason }),
  });
  const type = answer.headers.get('content-type');
  const { title, detail } = (await answer.json()) as Partial<Answered>;
  return { status: answer.status, type, title, detail };
}

/** Five browsers of five networks tell a node that juso is dead. */
export async function reportOutage({ url, keeper }: Endpoint): Promise<void> {
  const { inc, rev, providers } = keeper.view();
  const items = [item('juso', { ...bad, epoch: providers['juso']?.epoch ?? 1 })];
  const posts = [1, 2, 3, 4, 5].map((n) =>
    fetch(`${url}/v1/reports`, {
      method: 'POST',
      headers: { 'x-forwarded-for': `203.0.${n}.9` },
      body: JSON.stringify({ v: 1, reporter: reporterId(n), seq: Date.now(), inc, rev, items }),
    }),
  );
  await Promise.all(posts.map(async (post) => (await post).text()));
}

/** Two operators who command without a pause, each command for a reason of its own. */
export class OperatorLoad {
  /** Reasons of the commands that were answered 200. */
  readonly done = new Set<string>();
  /** How often each other answer came. */
  readonly others: Record<string, number> = {};
  #isOver = false;
  readonly #operators: readonly Promise<void>[];

  /** Each commands through a node of his own, and what the other one does not. */
  constructor(one: Endpoint, other: Endpoint) {
    this.#operators = [this.#run(one, 'notice'), this.#run(other, 'order')];
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#operators);
  }

  async #run(node: Endpoint, what: keyof typeof commands): Promise<void> {
    for (let n = 0; !this.#isOver; n++) {
      const reason = `${what} number ${n}`;
      const { status, title = '' } = await command(node, reason, what);
      if (status === 200) this.done.add(reason);
      else this.others[`${status} ${title}`] = (this.others[`${status} ${title}`] ?? 0) + 1;
    }
  }
}
