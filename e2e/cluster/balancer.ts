import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEPLOY } from './deploy.ts';
import { freePort, Program, eventually } from './program.ts';

/** How long nginx waits for a node that has no time, before it asks the other one and leaves this one out. */
const HASTE = [/(?<=proxy_connect_timeout )500ms/, /(?<=proxy_read_timeout )1s/];

/** The same for nodes that share a busy machine, where both would be left out at once for being slow. */
const patient = (config: string): string =>
  HASTE.reduce((text, limit) => {
    if (!limit.test(text)) throw new Error(`nginx.conf has no ${limit.source}`);
    return text.replace(limit, '30s');
  }, config);

/** nginx with `deploy/nginx/nginx.conf` as it is; the two files of the site name the ports of this test. */
export class Balancer {
  private constructor(
    readonly url: string,
    private readonly program: Program,
  ) {}

  static async start(
    command: string,
    folder: string,
    nodes: readonly number[],
    { isPatient = false } = {},
  ): Promise<Balancer> {
    const port = await freePort();
    await mkdir(folder);
    const config = await readFile(join(DEPLOY, 'nginx/nginx.conf'), 'utf8');
    await writeFile(join(folder, 'nginx.conf'), isPatient ? patient(config) : config);
    const servers = nodes.map((node) => `server 127.0.0.1:${node} max_fails=1 fail_timeout=1s;\n`);
    await writeFile(join(folder, 'nodes.conf'), servers.join(''));
    // The folders of the distribution may not be writable here.
    const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path tmp_${kind};\n`,
    );
    await writeFile(join(folder, 'site.conf'), [`listen 127.0.0.1:${port};\n`, ...own].join(''));
    const main = `daemon off; pid ${join(folder, 'nginx.pid')};`;
    const program = new Program(command, [
      ...['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf'), '-g', main],
    ]);
    const balancer = new Balancer(`http://127.0.0.1:${port}`, program);
    let isOver = false;
    void program.ended.then(() => (isOver = true));
    await eventually('nginx answers', async () => {
      if (isOver) throw new Error(`nginx ended:\n${program.said}`);
      return (await fetch(balancer.url).catch(() => null))?.status === 404;
    });
    return balancer;
  }

  async end(): Promise<void> {
    this.program.signal('SIGTERM');
    await this.program.ended;
  }
}
