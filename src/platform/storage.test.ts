// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deviceStorage, tabStorage } from './storage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what a browser keeps', () => {
  it('is read again, for the device and for the tab apart', () => {
    deviceStorage.write('key', 'device');
    tabStorage.write('key', 'tab');
    expect([deviceStorage.read('key'), tabStorage.read('key')]).toEqual(['device', 'tab']);
  });
  it('can be taken away', () => {
    deviceStorage.write('key', 'value');
    deviceStorage.write('key', null);
    expect(deviceStorage.read('key')).toBeNull();
  });
  it('is nothing where a storage is forbidden, and that is no error', () => {
    const forbidden = (): never => {
      throw new DOMException('no cookies', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
    tabStorage.write('key', 'value');
    tabStorage.write('key', null);
    expect(tabStorage.read('key')).toBeNull();
  });
});
