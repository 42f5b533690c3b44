import type { FastifyReply } from 'fastify';

/** Why a request was not served (RFC 9457). Never repeats what the request said. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** The field of the body that is wrong, such as `items[0].ok`. */
  readonly field?: string;
  /** Of a command that no replica of the store has: nothing was changed, or it is applied and may yet be lost. */
  readonly replica?: 'none' | 'behind';
}

export const problemType = 'application/problem+json';

export function problemText({ status, ...rest }: Problem): string {
  return JSON.stringify({ type: 'about:blank', status, ...rest });
}

/** Sends a problem. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type(problemType)
    .send(problemText(problem));
}

/** `/items/0/ok` -> `items[0].ok`; the whole body has no name. */
export function fieldOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part, i) => (/^\d+$/.test(part) ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join('');
}
