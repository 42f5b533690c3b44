import { executionAsyncResource } from 'node:async_hooks';

const kept = new Set<object>();

/**
 * Keeps one tick alive for as long as the process runs; call it before the first collection of garbage.
 *
 * V8 forgets the shape of an object when a full collection finds none of it. Of the objects behind
 * `process.nextTick` there is none in an idle process, and the code that makes them never gets quick again: in
 * Node 20 each call then costs five times as much, and an HTTP request makes five or six (bench/ticks.ts).
 * Harmless where it is not needed.
 */
export function keepTicksWarm(): void {
  process.nextTick(() => kept.add(executionAsyncResource()));
}
