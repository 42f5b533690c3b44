import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answering } from '../processes/answering.ts';

/** The least that any server of reports has to do: read a body, parse it, check it, answer with the view. */
let view = '';

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    let isReport = false;
    try {
      isReport = isReportBody(JSON.parse(Buffer.concat(chunks).toString()));
    } catch {
      // Not JSON.
    }
    response.writeHead(isReport ? 200 : 400, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(view),
      'cache-control': 'no-store',
    });
    response.end(view);
  });
});

answering<{ readonly view: string }>((question) => {
  ({ view } = question);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ port: (server.address() as AddressInfo).port });
    });
  });
});

const counts = [
  'ok',
  'bad',
  'late',
  'censored',
  'opaque',
  'void',
  'misconfigured',
  'limited',
  'suspectEmpty',
  'corroborated',
];
const kinds = ['normal', 'probe', 'hedge'];

function isReportBody(body: unknown): boolean {
  if (!isObject(body)) return false;
  const { v, reporter, seq, inc, rev, items } = body;
  return (
    v === 1 &&
    typeof reporter === 'string' &&
    /^[A-Za-z0-9_-]{16,64}$/.test(reporter) &&
    isCount(seq, Number.MAX_SAFE_INTEGER) &&
    isCount(rev, Number.MAX_SAFE_INTEGER) &&
    typeof inc === 'string' &&
    inc.length <= 64 &&
    Array.isArray(items) &&
    items.length >= 1 &&
    items.length <= 20 &&
    items.every(isItem)
  );
}

function isItem(item: unknown): boolean {
  if (!isObject(item)) return false;
  const { provider, epoch, kind, sample, ageMs, ms } = item;
  return (
    typeof provider === 'string' &&
    provider.length <= 40 &&
    isCount(epoch, 2 ** 31) &&
    kinds.includes(String(kind)) &&
    counts.every((name) => isCount(item[name], 1_000)) &&
    (sample === undefined || isWithin(sample, 1)) &&
    isWithin(ageMs, 86_400_000) &&
    (ms === undefined || (Array.isArray(ms) && ms.length <= 32 && ms.every(isPair)))
  );
}

function isPair(pair: unknown): boolean {
  return Array.isArray(pair) && pair.length === 2 && pair.every((each) => isWithin(each, 86_400_000));
}

function isCount(value: unknown, most: number): boolean {
  return isWithin(value, most) && Number.isInteger(value);
}

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= most;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
