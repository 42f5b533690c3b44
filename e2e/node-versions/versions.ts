/** The floor of package.json's `engines` to the letter, and the newest of each release line that is in use. */
export const VERSIONS = ['20.19.0', '20', '22', '24', '26'] as const;

export const NEWEST = '26';
