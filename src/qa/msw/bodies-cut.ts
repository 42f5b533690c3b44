/** The first half, in whole characters' bytes or not, and then the end, as if that were all. */
export const cutShort = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new TextEncoder().encode(text);
  return bytes.slice(0, Math.ceil(bytes.length / 2));
};

/** The first half, and then an error: the connection breaks in the middle. */
export function broken(text: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('The connection was reset.'));
      sent = true;
      controller.enqueue(cutShort(text));
    },
  });
}

/** A byte every `everyMs`, and never the last one. Ends with the signal, and when nobody reads any more. */
export function dripping(
  text: string,
  everyMs: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent = 0;
  return new ReadableStream({
    start(controller) {
      const stop = (): void => {
        clearTimeout(timer);
        controller.error(new TypeError('The connection was reset.'));
      };
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      const next = (): void => {
        if (sent < bytes.length - 1) controller.enqueue(bytes.slice(sent, sent + 1));
        sent += 1;
        if (sent < bytes.length) timer = setTimeout(next, everyMs);
      };
      next();
    },
    cancel() {
      clearTimeout(timer);
    },
  });
}
