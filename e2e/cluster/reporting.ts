import { request } from 'node:http';

const NOTHING = {
  ...{ ok: 0, late: 0, bad: 0, opaque: 0, misconfigured: 0, suspectEmpty: 0 },
  ...{ limited: 0, censored: 0, void: 0, corroborated: 0, ageMs: 0 },
};

/** A browser somewhere that finds Kakao dead and Juso well. */
export interface Witness {
  readonly name: number;
  /** Its own address: another one in the third place is another network (/24). */
  readonly address: string;
}

export interface ReportTo {
  readonly url: string;
  readonly inc: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Posts what one browser has seen, from its own address. @returns the status */
export function report(
  { name, address }: Witness,
  { url, inc, headers = {} }: ReportTo,
  seq = 1,
): Promise<number> {
  const body = JSON.stringify({
    ...{ v: 1, reporter: `witness-${String(name).padStart(12, '0')}`, seq, inc, rev: 1 },
    items: [
      { ...NOTHING, provider: 'kakao-postcode', epoch: 1, kind: 'normal', bad: 1, corroborated: 1 },
      { ...NOTHING, provider: 'juso', epoch: 1, kind: 'normal', ok: 1 },
    ],
  });
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', localAddress: address, agent: false as const };
    request(`${url}/v1/reports`, { ...options, headers: { 'content-type': 'text/plain', ...headers } })
      .on('response', (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      })
      .on('error', reject)
      .end(body);
  });
}
