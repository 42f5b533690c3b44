import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/** Requests of one connection that may wait for the answer before theirs. Who sends more is cut off. */
const maxWaiting = 16;

type Exchange = Parameters<RequestListener>;

/**
 * Serves one request of a connection at a time. Node hands over whatever a client has pipelined at once, and the
 * answers would be made, and kept, though nobody reads them: 65 kB of requests held 108 MB. What waits here is
 * not read further, costs next to nothing, and goes with its socket.
 */
export function oneAtATime(serve: RequestListener): RequestListener {
  /** What waits, of each connection that is being answered. */
  const waiting = new WeakMap<Socket, Exchange[]>();

  function begin([request, response]: Exchange, rest: Exchange[]): void {
    const { socket } = request;
    waiting.set(socket, rest);
    response.once('close', () => {
      const next = socket.destroyed ? undefined : rest.shift();
      if (next === undefined) {
        waiting.delete(socket);
        return;
      }
      if (rest.length === 0) socket.resume();
      begin(next, rest);
    });
    serve(request, response);
  }

  return (request, response) => {
    const { socket } = request;
    if (socket.destroyed) return;
    const rest = waiting.get(socket);
    if (rest === undefined) begin([request, response], []);
    else if (rest.length === maxWaiting) socket.destroy();
    else {
      rest.push([request, response]);
      socket.pause();
    }
  };
}
