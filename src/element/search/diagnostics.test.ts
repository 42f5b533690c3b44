// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostics, DiagnosticsEvent } from '../../failover/diagnostics.ts';
import { found, FakeProvider } from '../../failover/testing/providers.ts';
import { FakeListener } from '../testing/session.ts';

const FLIGHT = Symbol.for('address-search.flight');
const page: { [key: symbol]: unknown } = globalThis;

afterEach(() => {
  page[FLIGHT] = undefined;
  vi.unstubAllGlobals();
});

describe('diagnostics of a search', () => {
  it('tells a page that asks what the field decides, from its readiness on', async () => {
    const told: { readonly element: Element; readonly event: DiagnosticsEvent }[] = [];
    const flight: Diagnostics = (element, event) => void told.push({ element, event });
    page[FLIGHT] = flight;
    const field = new FakeListener([new FakeProvider('first', () => found('first'))]);
    await field.session.search('세종대로 110', 'submit');
    expect(told.map(({ event }) => event.type)).toEqual([
      'ready',
      'search',
      'attempt-start',
      'attempt-end',
      'settled',
    ]);
    field.session.dispose();
  });

  it('lets the page ask at any time what the next search would be decided by', () => {
    const asked: string[][] = [];
    const flight: Diagnostics = (_element, _event, explain) =>
      void asked.push(explain().plan.steps.map(({ provider }) => provider));
    page[FLIGHT] = flight;
    const field = new FakeListener([new FakeProvider('first'), new FakeProvider('second')]);
    expect(asked).toEqual([['first', 'second']]);
    field.session.dispose();
  });

  it('searches as ever when the display is broken', async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (fault: unknown) => reported.push(fault));
    page[FLIGHT] = () => {
      throw new Error('a broken display');
    };
    const field = new FakeListener([new FakeProvider('first', () => found('first'))]);
    await field.session.search('세종대로 110', 'submit');
    expect(field.session.state).toBe('results');
    expect(reported.length).toBeGreaterThan(0);
    field.session.dispose();
  });

  it('needs no display, and takes nothing else for one', async () => {
    page[FLIGHT] = 'not a function';
    const field = new FakeListener([new FakeProvider('first', () => found('first'))]);
    await field.session.search('세종대로 110', 'submit');
    expect(field.session.state).toBe('results');
    field.session.dispose();
  });
});
