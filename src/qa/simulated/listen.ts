import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens; resolves with the origin. Rejects when the port is taken. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}
