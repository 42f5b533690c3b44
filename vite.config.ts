import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const eager = (name: string): string => resolve(import.meta.dirname, `src/providers/eager-${name}.ts`);

/**
 * Builds the one file for a CDN or a legacy page. It runs after `tsc -p tsconfig.build.json`, which fills
 * `dist/` with the package itself, so `dist/` is not emptied here.
 */
export default defineConfig({
  publicDir: false,
  resolve: {
    // One file has nothing to load later, and dynamic imports inside it cost 8 kB of wrapping.
    alias: { './lazy-adapters.ts': eager('adapters'), './lazy-http.ts': eager('http') },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    // The whole element is one file on purpose; there is nothing to preload.
    modulePreload: false,
    rolldownOptions: {
      input: 'src/element/bundle.ts',
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: 'address-search.bundle.js',
        codeSplitting: false,
      },
    },
  },
});
