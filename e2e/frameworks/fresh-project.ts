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

type Env = Readonly<Record<string, string>>;

const INSTALL = ['install', '--prefer-offline', '--no-audit', '--no-fund'];

/** A project in a folder of its own, with the tarball in place of the published package. */
export class FreshProject {
  private constructor(readonly folder: string) {}

  /** One of `demo/frameworks/`. @throws NoRegistry, or an error with what npm said */
  static async of(name: string, tarball: string): Promise<FreshProject> {
    const project = new FreshProject(await mkdtemp(join(tmpdir(), `address-search-${name}-`)));
    const isSource = (path: string): boolean => !/\/(node_modules|dist|\.next)$/.test(path);
    await cp(join(DEMOS, name), project.folder, { recursive: true, filter: isSource });
    const file = project.path('package.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as { dependencies: Record<string, string> };
    manifest.dependencies['address-search'] = `file:${tarball}`;
    await writeFile(file, JSON.stringify(manifest));
    await project.npm(INSTALL);
    return project;
  }

  /** What `npm create vite` makes. @throws NoRegistry, or an error with what npm said */
  static async empty(tarball: string): Promise<FreshProject> {
    const project = new FreshProject(await mkdtemp(join(tmpdir(), 'address-search-empty-')));
    await project.npm(['create', '--yes', 'vite@latest', '.', '--', '--template', 'vanilla-ts']);
    await project.npm([...INSTALL, tarball]);
    return project;
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  /** @returns what npm said @throws NoRegistry, or an error with what npm said, when it ends with anything but 0 */
  npm(args: readonly string[], env: Env = {}): Promise<string> {
    return this.#start('npm', args, env);
  }

  /** Runs a script of the project by Node. @returns what it said */
  run(script: string): Promise<string> {
    return this.#start(process.execPath, [script], {});
  }

  async #start(command: string, args: readonly string[], env: Env): Promise<string> {
    // A test runner's own mode and colours are not a developer's.
    const { NODE_ENV: _mode, FORCE_COLOR: _colours, ...own } = process.env;
    const child = spawn(command, args, {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...own, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
    });
    let said = '';
    for (const output of [child.stdout, child.stderr])
      output.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [status] = (await once(child, 'close')) as [number | null];
    if (status === 0) return said;
    if (NO_REGISTRY.test(said)) throw new NoRegistry(said);
    throw new Error(`${command} ${args.join(' ')} in ${this.folder} ended with ${status}:\n${said}`);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
