import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { buildSite } from './build-site.ts';

const here = (path: string): string => resolve(import.meta.dirname, path);

/** Pages are made of the repository's texts: written by a build, made anew at each request while one works on them. */
const pages: Plugin = {
  name: 'pages',
  generateBundle() {
    for (const [fileName, source] of buildSite()) this.emitFile({ type: 'asset', fileName, source });
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const made = buildSite().get(url.pathname.slice(1) || 'index.html');
      if (made === undefined) return next();
      // A build names its scripts and style sheets; here they are the sources.
      const html = made
        .replace(/(?:\.\.\/)assets\/(\w+)\.js/, '/client/$1.ts')
        .replace(/(?:\.\.\/)assets\/(\w+)\.css/, '/client/$1.css');
      server.transformIndexHtml(url.pathname, html).then((page) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(page);
      }, next);
    });
  },
};

export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: here('../../public'),
  plugins: [pages],
  build: {
    outDir: here('../../dist-docs'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: { site: here('client/site.ts'), frame: here('client/frame.ts') },
      output: { entryFileNames: 'assets/[name].js', assetFileNames: 'assets/[name][extname]' },
    },
  },
});
