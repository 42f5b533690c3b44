import type { Server } from 'node:http';
import { join, sep } from 'node:path';
import { createServer } from 'vite';
import type { SourceServer } from './server.ts';

/** The source of each built file that a page names. */
const SOURCES: Readonly<Record<string, string>> = {
  '/address-search.js': '/src/element/define.ts',
  '/address-search.bundle.js': '/src/element/bundle.ts',
  '/staging/address-search.qa.js': '/src/qa/page-entry.ts',
};

const isBuilt =
  /(?<=src=")(\/staging\/address-search\.qa\.js\?then=)?(\/address-search(?:\.bundle)?\.js)(?=")/g;
const sourceOf = (built: string): string => SOURCES[built] ?? built;

/** A page whose scripts are the sources, with the client that reloads it. */
export const pageOfSources = (html: string): string =>
  html
    .replace(isBuilt, (_all, qa: string | undefined, built: string) =>
      // Vite finds no file by an address with a slash in its query.
      qa
        ? `${sourceOf('/staging/address-search.qa.js')}?then=${encodeURIComponent(sourceOf(built))}`
        : sourceOf(built),
    )
    .replace(/(?<=src=")\/assets\/([\w-]+)\.js(?=")/g, '/demo/assets/$1.ts')
    .replace('<head>', '<head>\n    <script type="module" src="/@vite/client"></script>');

/**
 * The page's policy with what Vite's client needs and no production page does: its socket, which `'self'` does not
 * cover in every browser, and the worker that waits, from a blob, for a server that is away.
 */
export const policyOfSources = (csp: string): string =>
  `${csp.replace("connect-src 'self'", "connect-src 'self' ws:")}; worker-src 'self' blob:`;

/** Serves the sources by Vite, and reloads the page on a change of them or of the demo's own pages. */
export async function serveSources(root: string, server: Server): Promise<SourceServer> {
  const vite = await createServer({
    root,
    // The build's options are about built files.
    configFile: false,
    publicDir: false,
    appType: 'custom',
    logLevel: 'warn',
    optimizeDeps: { entries: Object.values(SOURCES).map((path) => path.slice(1)) },
    server: { middlewareMode: true, hmr: { server } },
  });
  const pages = ['pages', 'assets'].map((folder) => join(root, 'demo', folder) + sep);
  vite.watcher.on('change', (path) => {
    if (pages.some((folder) => path.startsWith(folder))) vite.hot.send({ type: 'full-reload' });
  });
  return {
    page: pageOfSources,
    policy: policyOfSources,
    handle: (request, response, handBack) => vite.middlewares(request, response, handBack),
    close: () => vite.close(),
  };
}
