import { describe, expect, it } from 'vitest';
import { pageOfSources, policyOfSources } from './sources.ts';

describe('a page of the development server', () => {
  it('loads the source of what is built', () => {
    expect(pageOfSources('<script src="/address-search.bundle.js"></script>')).toBe(
      '<script src="/src/element/bundle.ts"></script>',
    );
  });

  it('puts QA before the element, from their sources', () => {
    expect(pageOfSources('src="/staging/address-search.qa.js?then=/address-search.js"')).toBe(
      'src="/src/qa/page-entry.ts?then=%2Fsrc%2Felement%2Fdefine.ts"',
    );
  });

  it('carries the client that reloads it', () => {
    expect(pageOfSources('<head><script src="/assets/page.js"></script></head>')).toMatch(
      /<head>\s*<script type="module" src="\/@vite\/client"><\/script><script src="\/demo\/assets\/page\.ts">/,
    );
  });
});

describe('the policy of the development server', () => {
  it('lets the socket and the waiting worker of the client through, and no inline script and no eval', () => {
    const policy = policyOfSources("script-src 'self'; connect-src 'self' http://127.0.0.1:1");
    expect(policy).toBe(
      "script-src 'self'; connect-src 'self' ws: http://127.0.0.1:1; worker-src 'self' blob:",
    );
  });
});
