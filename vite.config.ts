import { defineConfig } from 'vite';

/**
 * Builds the one file for a CDN or a legacy page. It runs after `tsc -p tsconfig.build.json`, which fills
 * `dist/` with the package itself, so `dist/` is not emptied here.
 */
export default defineConfig({
  publicDir: false,
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
