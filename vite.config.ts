import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { moduleOrder } from './deploy/build/module-order.ts';

const source = (name: string): string => resolve(import.meta.dirname, `src/${name}.ts`);

/** Takes comments and line breaks out of the style sheets, which no minifier touches inside a template. */
const minifyStyles: Plugin = {
  name: 'minify-styles',
  enforce: 'pre',
  transform: {
    filter: { id: /src\/(element|console)\/([\w-]+\/)*[\w-]*styles\.ts$/ },
    handler: (code) => ({
      code: code.replace(/css`([^`]*)`/, (_all, sheet: string) => {
        const bare = sheet.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ');
        return `css\`${bare
          .replace(/ ?([{};,]) ?/g, '$1')
          .replaceAll(': ', ':')
          .replaceAll(';}', '}')
          .replaceAll(' !', '!')
          .replaceAll(' / ', '/')
          .replace(/(?<=\() | (?=\))/g, '')
          .replace(/='([a-z-]+)'\]/g, '=$1]')
          .replace(/(?<=[ :(,-])0\.(?=\d)/g, '.')
          .trim()}\``;
      }),
      // The sheet is all that these files hold; nobody steps through it.
      map: null,
    }),
  },
};

/**
 * Takes the indentation out of Lit's templates, which no minifier touches either, and the line breaks between
 * tags: all of them are in grids or flex boxes, where such space is nothing.
 */
const minifyTemplates: Plugin = {
  name: 'minify-templates',
  enforce: 'pre',
  transform: {
    filter: { id: /src\/element\/([\w-]+\/)*[\w-]*template\.ts$/ },
    // A source map names the right file, and a line that is a few off.
    handler: (code) => ({
      code: code
        // A space before an attribute, as in a tag of one line: what is written alike compresses best.
        .replace(/\n\s+(?=[.?@]?[\w-]+=[^=>])/g, ' ')
        .replace(/\n\s+(?=\/?>)/g, '')
        .replace(/\n\s+/g, '\n')
        .replace(/(?<=>)\n(?=<|\$\{)|(?<=\})\n(?=<\/)/g, ''),
      map: null,
    }),
  },
};

/** One file has nothing to load later, and dynamic imports inside it cost kilobytes of wrapping: `lazy*` is `eager*`. */
const eagerInOneFile: Plugin = {
  name: 'eager-in-one-file',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^\.{1,2}\/(.*\/)?lazy[\w-]*\.ts$/ },
    handler(id, importer) {
      const eager = id.replace(/lazy([\w-]*\.ts)$/, 'eager$1');
      return this.resolve(eager, importer, { skipSelf: true });
    },
  },
};

/** The operators' console: a page of its own, which the endpoint serves at `/ops/`. */
const consoleConfig: UserConfig = {
  root: resolve(import.meta.dirname, 'src/console'),
  base: '/ops/',
  publicDir: false,
  plugins: [minifyStyles],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/endpoint/console'),
    license: { fileName: 'bundled-console.json' },
    emptyOutDir: true,
    target: 'es2022',
    // Its policy takes no data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
};

/** Names below a folder of `src/` that fit, without `.ts`. */
const within = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(resolve(import.meta.dirname, 'src', folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name.slice(0, -'.ts'.length)}`);

/**
 * The modules of the package, one for each of the source, as `exports` of package.json names them and for bundlers
 * that come later; `tsc -p tsconfig.build.json` puts their types beside them.
 */
const modulesConfig: UserConfig = {
  publicDir: false,
  plugins: [minifyStyles, minifyTemplates],
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    lib: {
      entry: [
        ...[
          'circuit/index',
          'element/define',
          'element/index',
          'providers/errors',
          'qa/index',
          'react/index',
        ],
        ...within('providers', /^[\w-]+\/index\.ts$/),
        ...within('element/i18n/locales', /^[\w-]+\.ts$/),
        ...within('types', /^(?!.*\.test)[\w-]+\.ts$/),
      ].map(source),
      formats: ['es'],
    },
    rolldownOptions: {
      external: /^(lit|ky|msw|react)(\/|$)/,
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        entryFileNames: '[name].js',
        comments: { jsdoc: false },
      },
    },
  },
};

/**
 * The endpoint: the command, and what `index.ts` exports for one's own process. Its packages are inside, so that it
 * runs wherever Node does, with nothing to install.
 */
const endpointConfig: UserConfig = {
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist/endpoint',
    license: { fileName: 'bundled-endpoint.json' },
    emptyOutDir: false,
    target: 'node20.19',
    rolldownOptions: {
      input: { command: source('endpoint/command'), index: source('endpoint/index') },
      // The console is looked for beside the code that serves it.
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        codeSplitting: { groups: [{ name: 'endpoint', minShareCount: 2 }] },
      },
    },
  },
};

/**
 * A server may import the one file, whose Lit is made for browsers and reads these two at once. The names are the
 * file's own: on a server nothing becomes global, and other packages still see that there is no document.
 */
const WITHOUT_DOM =
  'var HTMLElement=globalThis.HTMLElement??class{},document=globalThis.document??{createTreeWalker(){}};';

/** What each mode builds, and into which file. */
const BUILDS = {
  page: { entry: 'element/define', file: 'address-search.js' },
  bundle: { entry: 'element/bundle', file: 'address-search.bundle.js' },
  qa: { entry: 'qa/page-entry', file: 'staging/address-search.qa.js' },
} as const;

/**
 * Three files to serve as they are, beside the package that `tsc -p tsconfig.build.json` has put into `dist/`:
 *
 * - `address-search.js` defines the elements; the searching half and each adapter come from `chunks/` when
 *   somebody is about to search;
 * - `address-search.bundle.js` (mode `bundle`) is everything in one file, for a CDN or a legacy page;
 * - `staging/address-search.qa.js` (mode `qa`) forces outages on a staging page without a bundler, msw included; in a
 *   folder of its own, so that who copies the others to a site leaves it behind.
 */
export default defineConfig(({ mode }) => {
  if (mode === 'console') return consoleConfig;
  if (mode === 'endpoint') return endpointConfig;
  if (mode === 'modules') return modulesConfig;
  const isBundle = mode === 'bundle';
  const { entry, file } = isBundle ? BUILDS.bundle : mode === 'qa' ? BUILDS.qa : BUILDS.page;
  const isOneFile = file !== BUILDS.page.file;
  return {
    publicDir: false,
    // msw keeps cookies of answers by the list of all domains under which anybody may have one: that of registries does,
    // and is 50 kB less to load.
    resolve: { alias: { tldts: 'tldts-icann' } },
    plugins: [minifyStyles, minifyTemplates, ...(isBundle ? [eagerInOneFile, moduleOrder] : [])],
    build: {
      outDir: 'dist',
      license: { fileName: `bundled-${mode}.json` },
      emptyOutDir: false,
      // Beside the files, for whoever wants them: the package would be twice as large.
      sourcemap: 'hidden',
      target: 'es2022',
      // Library mode leaves dynamic imports as they are written.
      lib: { entry: source(entry), formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true,
          ...(isBundle && { banner: WITHOUT_DOM }),
          // Hints for a bundler that comes later; these files are served as they are. Licences stay.
          comments: { annotation: false, jsdoc: false },
          entryFileNames: file,
          chunkFileNames: 'chunks/[name]-[hash].js',
          // What several adapters share is one file, so that a first focus waits for no chain of small ones.
          codeSplitting: isOneFile
            ? false
            : {
                groups: [
                  // What defining the elements and searching share comes in one file, which compresses better than two.
                  {
                    name: 'shared',
                    test: /node_modules\/(lit|lit-\w+|@lit)\/|src\/(element\/(i18n|events)|address\/make-address)/,
                    minShareCount: 2,
                  },
                  {
                    name: 'adapter',
                    test: /src\/(providers\/(options|parse|transport\/(script|jsonp))|address\/(regions|korean-lines))\.ts/,
                  },
                ],
              },
        },
      },
    },
  };
});
