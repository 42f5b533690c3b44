import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests of one connection that may wait for the answer before theirs. Who sends more is cut off. */
const maxWaiting = 16;

interface Connection {
  readonly waiting: { readonly request: IncomingMessage; readonly response: ServerResponse }[];
  isCut: boolean;
}

/**
 * Serves one request of a connection at a time. Node hands over whatever a client has pipelined at once, and the
 * answers would be made, and kept, though nobody reads them: 65 kB of requests held 108 MB. What waits here is
 * not read further, costs next to nothing, and goes with its socket.
 */
export function oneAtATime(serve: RequestListener): RequestListener {
  const busy = new WeakMap<Socket, Connection>();

  const begin = (connection: Connection, request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request;
    response.once('close', () => {
      const next = connection.waiting.shift();
      if (next === undefined || socket.destroyed) {
        busy.delete(socket);
        return;
      }
      if (connection.waiting.length === 0) socket.resume();
      begin(connection, next.request, next.response);
    });
    serve(request, response);
  };

  return (request, response) => {
    const { socket } = request;
    const connection = busy.get(socket);
    if (connection === undefined) {
      const first = { waiting: [], isCut: false };
      busy.set(socket, first);
      begin(first, request, response);
    } else if (connection.isCut) return;
    else if (connection.waiting.length < maxWaiting) {
      connection.waiting.push({ request, response });
      socket.pause();
    } else {
      connection.isCut = true;
      connection.waiting.length = 0;
      socket.destroy();
    }
  };
}
