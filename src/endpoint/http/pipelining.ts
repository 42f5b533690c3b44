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
  const lines = new WeakMap<Socket, Line>();
  return (request, response) => {
    const { socket } = request;
    if (socket.destroyed) return;
    let line = lines.get(socket);
    if (line === undefined) {
      line = new Line(socket, serve);
      lines.set(socket, line);
    }
    line.take([request, response]);
  };
}

/** One for a connection, however many requests it carries: a report costs so little that each object counts. */
class Line {
  readonly #waiting: Exchange[] = [];
  #isBusy = false;

  constructor(
    private readonly socket: Socket,
    private readonly serve: RequestListener,
  ) {}

  take(exchange: Exchange): void {
    if (!this.#isBusy) this.#begin(exchange);
    else if (this.#waiting.length === maxWaiting) this.socket.destroy();
    else {
      this.#waiting.push(exchange);
      this.socket.pause();
    }
  }

  #begin([request, response]: Exchange): void {
    this.#isBusy = true;
    response.on('close', this.#next);
    this.serve(request, response);
  }

  readonly #next = (): void => {
    this.#isBusy = false;
    const next = this.socket.destroyed ? undefined : this.#waiting.shift();
    if (next === undefined) return;
    if (this.#waiting.length === 0) this.socket.resume();
    this.#begin(next);
  };
}
