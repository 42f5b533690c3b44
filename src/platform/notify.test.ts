import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeSearchPage } from '../failover/testing/page.ts';
import { found, FakeProvider } from '../failover/testing/providers.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('notify', () => {
  it("reports a fault in the page's own listener and goes on searching", async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (fault: unknown) => reported.push(fault));
    const fault = new Error('a bug of the page');
    const page = new FakeSearchPage([new FakeProvider('first', () => found('first'))], {
      onEvent: () => {
        throw fault;
      },
    });
    expect((await page.search('세종대로')).kind).toBe('results');
    expect(new Set(reported)).toEqual(new Set([fault]));
    page.failover.dispose();
  });
});
