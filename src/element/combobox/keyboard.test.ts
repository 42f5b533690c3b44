import { describe, expect, it } from 'vitest';
import { keyAction, page, step, type KeyContext } from './keyboard.ts';

const closed: KeyContext = {
  listOpen: false,
  active: -1,
  count: 3,
  settled: false,
  textChanged: false,
  isAhead: false,
  viewerOpen: false,
  sheetOpen: false,
  hasAside: false,
};
const open: KeyContext = { ...closed, listOpen: true };

describe('keys with the list closed', () => {
  it('opens the last results with Down, without choosing one', () => {
    expect(keyAction('ArrowDown', closed)).toEqual({ do: 'open' });
  });
  it('leaves Down alone when there is nothing to show', () => {
    expect(keyAction('ArrowDown', { ...closed, count: 0 })).toEqual({ do: 'nothing' });
  });
  it('searches with Enter while no address is chosen', () => {
    expect(keyAction('Enter', closed)).toEqual({ do: 'search' });
  });
  it('submits the form with Enter once an address is chosen', () => {
    expect(keyAction('Enter', { ...closed, settled: true })).toEqual({ do: 'submit-form' });
  });
  it('lets Escape pass, so that a dialog can close', () => {
    expect(keyAction('Escape', closed)).toEqual({ do: 'nothing' });
  });
});

describe('Enter on rows that came by typing', () => {
  it('asks the service whose turn it is', () => {
    expect(keyAction('Enter', { ...open, isAhead: true })).toEqual({ do: 'search' });
  });
  it('asks nobody once one of them is chosen', () => {
    expect(keyAction('Enter', { ...open, isAhead: true, settled: true })).toEqual({ do: 'nothing' });
  });
  it('picks the active one', () => {
    expect(keyAction('Enter', { ...open, isAhead: true, active: 1 })).toEqual({ do: 'pick', index: 1 });
  });
});

describe('keys with the list open', () => {
  it('picks the active option with Enter', () => {
    expect(keyAction('Enter', { ...open, active: 1 })).toEqual({ do: 'pick', index: 1 });
  });
  it('never submits the form with Enter, even when an address was chosen before', () => {
    expect(keyAction('Enter', { ...open, settled: true })).toEqual({ do: 'nothing' });
  });
  it('searches with Enter when the text changed and nothing is active', () => {
    expect(keyAction('Enter', { ...open, textChanged: true })).toEqual({ do: 'search' });
  });
  it('closes only the list with Escape', () => {
    expect(keyAction('Escape', open)).toEqual({ do: 'close-list' });
  });
  it('closes and never selects with Tab', () => {
    expect(keyAction('Tab', { ...open, active: 2 })).toEqual({ do: 'leave' });
  });
  it('goes back to editing with Home, and no option stays active', () => {
    expect(keyAction('Home', { ...open, active: 2 })).toEqual({ do: 'activate', index: -1, native: true });
  });
});

describe('the active option', () => {
  it('goes from none to the first with Down, and to the last with Up', () => {
    expect([step(-1, 3, 1), step(-1, 3, -1)]).toEqual([0, 2]);
  });
  it('wraps through "none active" at both ends', () => {
    expect([step(2, 3, 1), step(0, 3, -1)]).toEqual([-1, -1]);
  });
  it('is none when the list is empty', () => {
    expect([step(-1, 0, 1), page(-1, 0, 1)]).toEqual([-1, -1]);
  });
  it('moves five options with PageDown and stops at the ends', () => {
    expect([page(0, 12, 1), page(9, 12, 1), page(3, 12, -1)]).toEqual([5, 11, 0]);
  });
});

describe('Escape', () => {
  const everything = { ...open, viewerOpen: true, hasAside: true };

  it('regression: closes the list, then the page of a service, and then brings back the address', () => {
    expect(keyAction('Escape', everything)).toEqual({ do: 'close-list' });
    expect(keyAction('Escape', { ...everything, listOpen: false })).toEqual({ do: 'close-viewer' });
    expect(keyAction('Escape', { ...closed, hasAside: true })).toEqual({ do: 'bring-back' });
  });
});
