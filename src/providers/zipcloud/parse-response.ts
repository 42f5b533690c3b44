import { type Address, makeAddress } from '../../address/index.ts';
import type { Answer } from '../contract.ts';
import { down, failed, notSearchable, wrongShape } from '../errors.ts';
import { digits, fields, number, pageOf, text } from '../parse.ts';

/**
 * Reads `{status, message, results}`; the status in the body is the real one, HTTP's is 200
 * (docs/providers.md#zipcloud).
 */
export function readZipcloud(body: unknown, limit: number): Answer {
  const { status, message, results } = fields(body);
  const code = number(status);
  if (code === 400) return failed(notSearchable('unsupported', '400', text(message)));
  if (code !== null && code !== 200) return failed(down(String(code), text(message)));
  if (code === null || !(results === null || Array.isArray(results))) return wrongShape();
  const rows = (results ?? []).slice(0, limit).map(readRow);
  return pageOf(rows, rows.length, 1, false);
}

function readRow(raw: unknown): Address | null {
  const row = fields(raw);
  const postcode = digits(row['zipcode'], 7);
  const [level1, level2, level3] = [text(row['address1']), text(row['address2']), text(row['address3'])];
  if (!postcode || !level1) return null;
  // The line up to the 町域; the number after it is the user's.
  const road = level1 + level2 + level3;
  return makeAddress({
    source: 'zipcloud',
    country: 'JP',
    verified: true,
    raw,
    postcode,
    road,
    full: road,
    region: { level1, level2, level3 },
  });
}
