import manifest from '../package.json' with { type: 'json' };

/** Version of the package that runs; the build puts it into the code. */
export const version = manifest.version;
