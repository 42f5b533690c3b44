import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Files of an authority that nobody knows, and of a server on 127.0.0.1 that it has vouched for. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

const DAY = ['-days', '1'];
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];

/** Makes them in a folder; they hold for a day. @param openssl the command */
export function makeCertificates(openssl: string, folder: string): Certificates {
  const file = (name: string): string => join(folder, name);
  const run = (...args: readonly string[]): unknown => execFileSync(openssl, args, { stdio: 'pipe' });
  const authority = ['-x509', '-subj', '/CN=Test authority', '-addext', 'keyUsage=keyCertSign'];
  const server = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  run('req', ...authority, ...NEW_KEY, ...DAY, '-keyout', file('ca.key'), '-out', file('ca.pem'));
  run('req', ...server, ...NEW_KEY, '-keyout', file('server.key'), '-out', file('server.csr'));
  const signer = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-copy_extensions', 'copy'];
  run('x509', '-req', '-in', file('server.csr'), ...signer, ...DAY, '-out', file('server.pem'));
  return { authority: file('ca.pem'), certificate: file('server.pem'), key: file('server.key') };
}
