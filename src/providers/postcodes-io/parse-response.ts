import { type Address, makeAddress } from '../../address/index.ts';
import type { Answer, Failed } from '../contract.ts';
import { failed, notSearchable, wrongShape } from '../errors.ts';
import { fields, location, pageOf, text } from '../parse.ts';

/** "BR8 7RE": the outward part, one space, the inward part. */
const POSTCODE = /^[A-Z]{1,3}\d?[A-Z\d]? \d[A-Z]{2}$/;
const UNKNOWN = 'Postcode not found';

/**
 * A 404 tells two things by its text: no such postcode (an answer), or no postcode at all
 * (docs/providers.md#postcodesio).
 */
export function judgePostcodesIo(body: unknown, status: number): Failed | 'body' | null {
  if (status !== 400 && status !== 404) return null;
  const error = text(fields(body)['error']);
  if (error === UNKNOWN) return 'body';
  // Another 404 is a wrong `base-url` or a broken gateway.
  if (status === 404 && error !== 'Invalid postcode') return null;
  return failed(notSearchable('unsupported', String(status), error));
}

/** Reads `{status, result}`: one object, a list, or null for no hit. */
export function readPostcodesIo(body: unknown, limit: number): Answer {
  const { status, result, error } = fields(body);
  if (status === 404 && error === UNKNOWN) return { kind: 'none' };
  if (status !== 200 || result === undefined) return wrongShape();
  const found: readonly unknown[] = Array.isArray(result)
    ? result.slice(0, limit)
    : result === null
      ? []
      : [result];
  const rows = found.map(readRow);
  return pageOf(rows, rows.length, 1, false);
}

function readRow(raw: unknown): Address | null {
  const row = fields(raw);
  const postcode = text(row['postcode']);
  if (!POSTCODE.test(postcode)) return null;
  const level1 = text(row['region']) || text(row['country']);
  const level2 = text(row['admin_district']);
  return makeAddress({
    source: 'postcodes-io',
    country: 'GB',
    verified: true,
    raw,
    postcode,
    // No street is known, so `road` stays empty and the user writes it.
    full: [postcode, level2, level1].filter(Boolean).join(', '),
    region: { level1, level2, level3: text(row['parish']), level4: '' },
    location: location(row['latitude'], row['longitude']),
  });
}
