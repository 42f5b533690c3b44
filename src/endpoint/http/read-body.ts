import type { IncomingMessage } from 'node:http';

/** A request's body; `too-large` as soon as that is known. Nobody is told of a body whose sender has hung up. */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
  done: (body: { readonly kind: 'read'; readonly text: string } | { readonly kind: 'too-large' }) => void,
): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    done({ kind: 'too-large' });
    return;
  }
  let chunks: Buffer[] = [];
  let bytes = 0;
  let isOver = false;
  request.on('data', (chunk: Buffer) => {
    if (isOver) return;
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes <= maxBytes) return;
    isOver = true;
    chunks = [];
    done({ kind: 'too-large' });
  });
  request.on('end', () => {
    if (isOver) return;
    const [only] = chunks;
    const whole = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
    done({ kind: 'read', text: whole.toString('utf8') });
  });
}
