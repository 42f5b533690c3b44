// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Press } from './press.ts';

const host = { addController: () => undefined, removeController: () => undefined };
let press: Press;
let delivered: number;
beforeEach(() => {
  vi.useFakeTimers();
  delivered = 0;
  press = new Press({ ...host, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) });
  press.hostConnected();
});
afterEach(() => {
  press.hostDisconnected();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const tell = (...types: readonly string[]) => {
  for (const type of types) window.dispatchEvent(new Event(type));
};
const wait = () => void press.over?.then(() => (delivered += 1));
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a press', () => {
  it('is none before anybody presses', () => {
    expect(press.over).toBeNull();
  });
  it('by mouse is over at its click', async () => {
    tell('pointerdown', 'mousedown');
    wait();
    await vi.advanceTimersByTimeAsync(1000);
    expect(delivered).toBe(0);
    tell('pointerup', 'mouseup', 'click');
    await settle();
    expect([delivered, press.over]).toEqual([1, null]);
  });
  it('that makes no click, since it ended elsewhere, is over once it is released', async () => {
    tell('pointerdown', 'mousedown');
    wait();
    tell('pointerup', 'mouseup');
    expect(press.over).not.toBeNull();
    await settle();
    expect(delivered).toBe(1);
  });
  it('by touch begins again with the mouse events that follow the finger', async () => {
    tell('pointerdown', 'pointerup');
    await settle();
    expect(press.over).toBeNull();
    tell('mousedown');
    wait();
    expect(delivered).toBe(0);
    tell('mouseup', 'click');
    await settle();
    expect(delivered).toBe(1);
  });
  it.each(['pointercancel', 'keydown'])('is over at %s', async (type) => {
    tell('pointerdown');
    wait();
    tell(type);
    await settle();
    expect(delivered).toBe(1);
  });
  it('whose end nobody tells holds nothing up for longer than 10 s', async () => {
    tell('pointerdown', 'mousedown');
    wait();
    await vi.advanceTimersByTimeAsync(9999);
    expect(delivered).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(delivered).toBe(1);
  });
  it('holds nothing up once the field has left the page, and is no longer listened to', async () => {
    tell('pointerdown');
    wait();
    press.hostDisconnected();
    await settle();
    expect(delivered).toBe(1);
    tell('pointerdown');
    expect(press.over).toBeNull();
  });
});
