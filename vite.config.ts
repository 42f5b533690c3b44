import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const source = (name: string): string => resolve(import.meta.dirname, `src/${name}.ts`);

/** Takes comments and line breaks out of the style sheets, which no minifier touches inside a template. */
const minifyStyles: Plugin = {
  name: 'minify-styles',
  enforce: 'pre',
  transform: {
    filter: { id: /src\/element\/[\w-]*styles\.ts$/ },
    handler: (code) =>
      code.replace(/css`([^`]*)`/, (_all, sheet: string) => {
        const bare = sheet.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ');
        return `css\`${bare
          .replace(/ ?([{};,]) ?/g, '$1')
          .replaceAll(': ', ':')
          .trim()}\``;
      }),
  },
};

/**
 * Two files to serve as they are, beside the package that `tsc -p tsconfig.build.json` has put into `dist/`:
 *
 * - `address-search.js` defines the elements; the searching half and each adapter come from `chunks/` when
 *   somebody is about to search;
 * - `address-search.bundle.js` (mode `bundle`) is everything in one file, for a CDN or a legacy page.
 */
export default defineConfig(({ mode }) => {
  const isBundle = mode === 'bundle';
  return {
    publicDir: false,
    plugins: [minifyStyles],
    resolve: {
      // One file has nothing to load later, and dynamic imports inside it cost kilobytes of wrapping.
      alias: isBundle
        ? {
            './lazy-combobox.ts': source('element/eager-combobox'),
            './lazy-shared-state.ts': source('element/eager-shared-state'),
            './lazy-adapters.ts': source('providers/eager-adapters'),
            './lazy-http.ts': source('providers/eager-http'),
          }
        : {},
    },
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      // Library mode leaves dynamic imports as they are written.
      lib: { entry: source(isBundle ? 'element/bundle' : 'element/define'), formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true,
          entryFileNames: isBundle ? 'address-search.bundle.js' : 'address-search.js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // What several adapters share is one file, so that a first focus waits for no chain of small ones.
          codeSplitting: isBundle
            ? false
            : {
                groups: [
                  {
                    name: 'adapter',
                    test: /src\/(providers\/(options|script|jsonp|read)|address\/(regions|korean-lines))\.ts/,
                  },
                ],
              },
        },
      },
    },
  };
});
