import type { FastifyError, FastifyReply } from 'fastify';
import { fieldOf, sendProblem, type Problem } from '../http/problem.ts';
import type { OpsState } from '../../protocol/index.ts';
import { StoreError } from '../stores/store.ts';

export const opsIsOff: Problem = {
  status: 404,
  title: 'The ops API is off',
  detail: 'OPS_TOKENS is not set on this node.',
};

export const crossSite: Problem = {
  status: 403,
  title: 'Not from another site',
  detail: "Only the endpoint's own pages may log in or command.",
};

const storeIsAway: Problem = {
  status: 503,
  title: 'The store cannot be reached',
  detail: 'The timeline is in the store. Try again in a moment.',
};

/** A command that may or may not have been stored: the answer of the store can be lost. */
export const notKnownToBeDone: Problem = {
  status: 503,
  title: 'The store cannot be reached',
  detail: 'The command is not known to be done. Look at the state before it is given again.',
};

/** Only where the store fails over: a command that the next primary would not know of is not taken. */
export const noReplica: Problem = {
  status: 503,
  title: 'The store has no replica',
  replica: 'none',
  detail:
    'Nothing was changed: the command would be lost if the primary of the store failed. Bring a replica back, then give it again.',
};

/** The same, noticed when it was too late to take it back. */
export const notReplicated: Problem = {
  status: 503,
  title: 'No replica has the command',
  replica: 'behind',
  detail:
    'It is applied, but not yet on every replica of the store: it would be lost if the primary failed now. Look at the state, and give it again.',
};

/** 401, with the reason in words. */
export function sendUnauthorized(reply: FastifyReply, detail: string): FastifyReply {
  reply.header('www-authenticate', 'Bearer realm="ops"');
  return sendProblem(reply, { status: 401, title: 'Not logged in', detail });
}

/** 422: a value that cannot be, by its field. */
export function sendImpossible(reply: FastifyReply, field: string, what: string): FastifyReply {
  return sendProblem(reply, impossible(field, `${field} ${what}.`));
}

function impossible(field: string, detail: string): Problem {
  return { status: 422, title: 'Impossible value', detail, field };
}

/** 409: somebody else has changed it, or the store is another one. What it is now comes along. */
export function sendConflict(reply: FastifyReply, state: OpsState): FastifyReply {
  const title = 'Changed meanwhile';
  const detail = 'What is commanded has changed after rev. The state as it is now is in "state".';
  const conflict = { status: 409, title, detail, state };
  return sendProblem(reply, conflict);
}

/** What has failed before or in a handler. Never the parser's own words, which quote the body. */
export function problemOf(error: FastifyError): Problem {
  if (error instanceof StoreError) return storeIsAway;
  const fault = error.validation?.[0];
  if (fault !== undefined) {
    const { missingProperty, additionalProperty, allowedValues } = fault.params;
    const name = missingProperty ?? additionalProperty;
    const field = fieldOf(fault.instancePath + (typeof name === 'string' ? `/${name}` : ''));
    const values = Array.isArray(allowedValues) ? `: ${allowedValues.map(String).join(', ')}` : '';
    const what =
      missingProperty !== undefined
        ? 'is missing'
        : additionalProperty !== undefined
          ? 'is not known'
          : `${fault.message ?? 'is wrong'}${values}`;
    return field === '' ? impossible('body', `The body ${what}.`) : impossible(field, `${field} ${what}.`);
  }
  switch (error.statusCode) {
    case 400:
      return { status: 400, title: 'Not JSON', detail: 'The body is not JSON, or not all of it came.' };
    case 413:
      return { status: 413, title: 'Too large', detail: 'A command has at most 8 kB.' };
    case 415:
      return { status: 415, title: 'Wrong type', detail: 'A command is application/json.' };
    case undefined:
    default:
      return { status: 500, title: 'Internal error', detail: 'The endpoint has failed; the log says more.' };
  }
}
