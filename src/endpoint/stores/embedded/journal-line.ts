import { crc32 } from 'node:zlib';

const pattern = /^([0-9a-f]{8}) (.*)$/s;

/** One line of a journal: the CRC32 of the text as 8 hex digits, a space, the text (which has no line end). */
export function frame(text: string): string {
  return `${checksum(text)} ${text}\n`;
}

/** CRC32 of the UTF-8 bytes as 8 hex digits. */
export function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** What a journal holds. */
export interface Unframed {
  /** The texts that are as they were written, in their order. */
  readonly texts: readonly string[];
  /** Bytes up to the end of the last good line; what follows is torn. */
  readonly goodBytes: number;
  /** Bad lines with a good one after them. No crash leaves these: the file has been damaged. */
  readonly damaged: number;
}

/** Reads framed lines back. Never throws, whatever the bytes are. */
export function unframe(bytes: Buffer): Unframed {
  const texts: string[] = [];
  let goodBytes = 0;
  let bad = 0;
  let damaged = 0;
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    const text = end < 0 ? null : textOf(bytes.toString('utf8', start, end));
    start = end < 0 ? bytes.length : end + 1;
    if (text === null) {
      bad++;
      continue;
    }
    texts.push(text);
    goodBytes = start;
    damaged = bad;
  }
  return { texts, goodBytes, damaged };
}

function textOf(line: string): string | null {
  const [, sum, text] = pattern.exec(line) ?? [];
  return text !== undefined && checksum(text) === sum ? text : null;
}
