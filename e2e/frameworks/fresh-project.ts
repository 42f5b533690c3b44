import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEMOS = fileURLToPath(new URL('../../demo/frameworks/', import.meta.url));
/** What a developer's machine calls them; a registry that cannot be reached is no fault of the package. */
const NO_REGISTRY = /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT/;

export class NoRegistry extends Error {}

/** One of `demo/frameworks/` in a folder of its own, with the tarball in place of the published package. */
export class FreshProject {
  private constructor(readonly folder: string) {}

  /** @throws NoRegistry, or an error with what npm said */
  static async create(name: string, tarball: string): Promise<FreshProject> {
    const project = new FreshProject(await mkdtemp(join(tmpdir(), `address-search-${name}-`)));
    const isSource = (path: string): boolean => !/\/(node_modules|dist|\.next)$/.test(path);
    await cp(join(DEMOS, name), project.folder, { recursive: true, filter: isSource });
    const file = join(project.folder, 'package.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as { dependencies: Record<string, string> };
    manifest.dependencies['address-search'] = `file:${tarball}`;
    await writeFile(file, JSON.stringify(manifest));
    await project.npm('install', '--prefer-offline', '--no-audit', '--no-fund');
    return project;
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  /** @returns what npm said @throws when it ends with anything but 0 */
  async npm(...args: readonly string[]): Promise<string> {
    const child = spawn('npm', args, {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, NODE_ENV: '', NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
    });
    let said = '';
    for (const output of [child.stdout, child.stderr])
      output.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [status] = (await once(child, 'close')) as [number | null];
    if (status === 0) return said;
    if (args[0] === 'install' && NO_REGISTRY.test(said)) throw new NoRegistry(said);
    throw new Error(`npm ${args.join(' ')} in ${this.folder} ended with ${status}:\n${said}`);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
