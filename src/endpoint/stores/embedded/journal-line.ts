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
  /** Bytes up to the end of the last good line; what follows is torn, or damaged. */
  readonly goodBytes: number;
  /**
   * Bad lines that are whole, or have a whole one after them. No crash leaves these, but the beginning of a line, and
   * zeros where the disk was still to write: the file has been damaged.
   */
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
    const line = bytes.subarray(start, end < 0 ? bytes.length : end);
    const text = end < 0 ? null : textOf(line.toString('utf8'));
    start += line.length + 1;
    if (text === null) bad++;
    if (end >= 0 && !line.includes(0)) damaged = bad;
    if (text === null) continue;
    texts.push(text);
    goodBytes = start;
  }
  return { texts, goodBytes, damaged };
}

function textOf(line: string): string | null {
  const [, sum, text] = pattern.exec(line) ?? [];
  return text !== undefined && checksum(text) === sum ? text : null;
}
