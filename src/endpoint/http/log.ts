import type { FastifyServerOptions } from 'fastify';

/** Where the log goes, and from which level on. */
export interface LogTarget {
  readonly level: string;
  /** Lines of JSON; stdout if it is left out. */
  readonly stream?: { write(line: string): void };
}

type Logger = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/** JSON lines without addresses, query texts, bodies or headers: of a request only its method and path. */
export function loggerOptions({ level, stream }: LogTarget): Logger {
  return {
    level,
    base: null,
    ...(stream === undefined ? {} : { stream }),
    serializers: {
      req: ({ method, url }) => ({ method, url: url?.split('?')[0] ?? '' }),
      res: ({ statusCode }) => ({ statusCode: statusCode ?? 0 }),
      // Only these three: errors of sockets and parsers carry addresses and packets.
      err: ({ name, message, stack }: Error) => ({ type: name, message, stack: stack ?? '' }),
    },
  };
}
