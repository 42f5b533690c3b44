import type { Plugin } from 'vite';

/** What stands in a file of a library, and what it comes to in every page that this package runs in. */
type Rule = readonly [file: string, found: RegExp, known: string];

const LIT_STYLES = '@lit/reactive-element/css-tag.js';
const KY = 'ky/distribution/core/Ky.js';
const KY_CONSTANTS = 'ky/distribution/core/constants.js';
const KY_MERGE = 'ky/distribution/utils/merge.js';

/** Options of ky that `src/providers/transport/http.ts` never gives, or always alike. */
const option = (names: string, known: string): Rule => [
  KY,
  new RegExp(`\\b(?:this|ky)\\.#options\\.(?:${names})\\b(?! \\+?= )`, 'g'),
  known,
];

const RULES: readonly Rule[] = [
  // Where elements take part in forms, there are style sheets to adopt: both came with Safari 16.4, others were earlier.
  [LIT_STYLES, /\w+\.ShadowRoot&&.+?"replace"in CSSStyleSheet\.prototype/g, 'true'],
  option('json|onDownloadProgress|onUploadProgress|parseJson|searchParams', 'undefined'),
  option('prefixUrl', "''"),
  option('throwHttpErrors|timeout', 'false'),
  [KY, /hasSearchParameters\(undefined\)/g, 'false'],
  [KY_MERGE, /key === '(?:context|searchParams)'|isObject\(source\.hooks\)/g, 'false'],
  // No hook is given, and the body is read by the caller: there is nothing to go through.
  [
    KY,
    /for \(const .+ of (?:(?:this|ky)\.#options\.hooks\.|Object\.entries\(responseTypes\))/g,
    'if (false) $&',
  ],
  [KY, /mergeHooks\(\{[^}]*\}, options\.hooks\)/g, 'undefined'],
  // `retry: 0`: the first failure is the last.
  [KY, /normalizeRetryOptions\(options\.retry\)/g, 'undefined'],
  [KY, /this\.#retryCount > this\.#options\.retry\.limit/g, 'true'],
  [KY, /(?<=\bconst ms = .+\s+if \()this\.#retryCount < 1/g, 'true'],
  // Only its own deadline would end a call so that it could begin anew.
  [KY, /this\.#abortController\?\.signal\.aborted/g, 'false'],
  // What is asked for is a URL as text.
  [KY, /typeof this\.#input !== 'string'|this\.#input instanceof globalThis\.Request/g, 'false'],
  [KY, /this\.#input\.(?:headers|method|signal)/g, 'undefined'],
  // Each option given is one of ky's or of `fetch`.
  [KY, /findUnknownOptions\(this\.request, this\.#options\)/g, '{}'],
  // No body is sent, as a stream or otherwise.
  [KY_CONSTANTS, /typeof globalThis\.ReadableStream === 'function'/g, 'false'],
  [KY_CONSTANTS, /new TextEncoder\(\)\.encode\('.+'\)\.length/g, '0'],
];

/**
 * Leaves out of the files that are served as they are what libraries do for other callers or older browsers: of ky
 * progress, hooks, retries, bodies and its own deadline, of Lit sheets as `<style>`. What stays is their code, with what
 * is known beforehand put in. Fails where a library reads otherwise than when this was written.
 */
export const unusedCode: Plugin = {
  name: 'unused-code',
  enforce: 'pre',
  transform: {
    filter: { id: /\/node_modules\/(ky\/distribution\/\w+|@lit\/reactive-element)\/[\w-]+\.js$/ },
    handler: (code, id) => ({ code: withoutUnused(code, id), map: null }),
  },
};

function withoutUnused(code: string, id: string): string {
  return RULES.filter(([file]) => id.endsWith(file)).reduce((text, [file, found, known]) => {
    if (text.search(found) < 0) throw new Error(`${file} has changed: no ${String(found)} in it.`);
    return text.replace(found, known);
  }, code);
}
