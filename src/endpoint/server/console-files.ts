import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file of the console, ready to be sent. */
export interface ConsoleFile {
  readonly type: string;
  readonly body: Buffer;
  /** Its name changes with its content, so it never has to be asked for again. */
  readonly isImmutable: boolean;
}

/** The built console: by path below `/ops/`, the page itself as ''. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Where the build puts it: beside the built endpoint, or in `dist/` when the endpoint runs from its source. */
export function consoleFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const isSource = import.meta.url.endsWith('.ts');
  return join(here, isSource ? '../../../dist/console' : '../../console');
}

/** Reads the whole console, which is small, so that no request touches the disk. Empty: it is not built. */
export function readConsole(folder: string): ConsoleFiles {
  const files = new Map<string, ConsoleFile>();
  for (const path of filesIn(folder)) {
    const type = types[extname(path)];
    if (type === undefined) continue;
    const body = readFileSync(join(folder, path));
    files.set(path === 'index.html' ? '' : path, { type, body, isImmutable: path.startsWith('assets/') });
  }
  return files;
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) =>
        join(each.parentPath, each.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      );
  } catch {
    return [];
  }
}
