// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenSearched, whenState } from './wait-for.ts';

/** An element that tells as `<address-search>` does. */
class Field extends HTMLElement {
  state = 'idle';

  become(state: string, event: Event | null = null): void {
    this.state = state;
    if (event) this.dispatchEvent(event);
    else this.setAttribute('drawn', state);
  }
}
customElements.define('test-field', Field);

let field: Field;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  field = new Field();
  document.body.append(field);
});
afterEach(() => {
  vi.useRealTimers();
  field.remove();
});

describe('waiting for an event', () => {
  it('a state that is there already is waited for no longer', async () => {
    await expect(whenState(field, 'idle')).resolves.toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a state is seen with the event that tells it', async () => {
    const results = whenState(field, 'results');
    field.become('searching', new Event('searchstart'));
    field.become('results', new Event('searchend'));
    await expect(results).resolves.toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a state that no event tells is seen by what is drawn', async () => {
    const offline = whenState(field, 'offline');
    field.become('offline');
    await expect(offline).resolves.toBeUndefined();
  });

  it('a state that does not come is told with the one that is there', async () => {
    const results = expect(whenState(field, 'results', { timeoutMs: 500 })).rejects.toThrow(
      '<test-field> did not come to "results" within 500 ms: its state is "searching".',
    );
    field.become('searching', new Event('searchstart'));
    await vi.advanceTimersByTimeAsync(500);
    await results;
  });

  it('an element that nobody defined is told so', async () => {
    const unknown = document.createElement('address-search');
    const waited = expect(whenState(unknown, 'results', { timeoutMs: 1 })).rejects.toThrow('not defined');
    await vi.advanceTimersByTimeAsync(1);
    await waited;
  });

  it('the end of a search is told as the element tells it', async () => {
    const searched = whenSearched(field);
    field.become('results', Object.assign(new Event('searchend'), { provider: 'juso', outcome: 'found' }));
    await expect(searched).resolves.toMatchObject({ provider: 'juso', outcome: 'found' });
  });

  it('a search that does not end is told with the state that is there', async () => {
    const searched = expect(whenSearched(field, { timeoutMs: 500 })).rejects.toThrow(
      'did not end a search within 500 ms: its state is "failing-over"',
    );
    field.become('failing-over', new Event('providerchange'));
    await vi.advanceTimersByTimeAsync(500);
    await searched;
  });
});
