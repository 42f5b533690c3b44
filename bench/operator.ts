import type { PublicView } from '../src/circuit/index.ts';

/** An operator turns the order round, which every stream is told. @throws when it is not answered 200 */
export async function flipOrder(port: number, token: string): Promise<void> {
  const { order, rev } = await viewOf(port);
  const answer = await fetch(`http://127.0.0.1:${port}/v1/ops/order`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ order: order.toReversed(), rev, reason: 'a load of the bench' }),
  });
  if (!answer.ok) throw new Error(`The command was answered with ${answer.status}: ${await answer.text()}`);
}

export async function viewOf(port: number): Promise<PublicView> {
  return (await (await fetch(`http://127.0.0.1:${port}/v1/state`)).json()) as PublicView;
}
