// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ViewerScreen } from './viewer-screen.ts';

let said: string[];
let screen: ViewerScreen;
let host: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  host = document.createElement('div');
  screen = new ViewerScreen(host, ({ kind }) => said.push(kind));
});
afterEach(() => {
  screen.unmount();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const session = { close: () => screen.unmount() };
const open = () => {
  screen.mount('kakao-postcode');
  return screen.opened(session).kind;
};

describe('the page of an embedded service', () => {
  it('has a place from the moment on that it is on its way', () => {
    expect([screen.isMounted, screen.isOpen, screen.provider]).toEqual([false, false, '']);
    screen.mount('kakao-postcode');
    expect([screen.isMounted, screen.isOpen, screen.provider]).toEqual([true, false, 'kakao-postcode']);
    expect(host.children).toHaveLength(1);
  });
  it('is visible, sized and slotted, in the light DOM of the field', () => {
    const element = screen.mount('kakao-postcode');
    expect([element.parentElement, element.slot, element.style.height]).toEqual([host, 'viewer', '420px']);
  });
  it('is one at a time', () => {
    screen.mount('kakao-postcode');
    screen.mount('another');
    expect(host.querySelectorAll('[slot=viewer]')).toHaveLength(1);
  });
  it('leaves what is of the page', () => {
    host.innerHTML = '<span slot="label"></span>';
    screen.mount('kakao-postcode');
    screen.unmount();
    screen.unmount();
    expect([host.children.length, host.querySelector('[slot=viewer]')]).toEqual([1, null]);
  });
  it('regression: hands the focus that is in it to the field when it goes, and takes none from elsewhere', () => {
    const focus = vi.spyOn(host, 'focus');
    document.body.append(host);
    open();
    screen.close();
    expect(focus).not.toHaveBeenCalled();
    const page = document.createElement('input');
    open();
    host.firstElementChild?.append(page);
    page.focus();
    screen.close();
    expect(focus).toHaveBeenCalledOnce();
    host.remove();
  });
  it('regression: hands it on too when the page has failed and is taken away', () => {
    const focus = vi.spyOn(host, 'focus');
    document.body.append(host);
    const page = document.createElement('input');
    open();
    host.firstElementChild?.append(page);
    page.focus();
    screen.unmount();
    expect(focus).toHaveBeenCalledOnce();
    host.remove();
  });
  it('is said to search until it tells of a search', () => {
    expect(open()).toBe('searching');
    screen.searched(3);
    expect(said).toEqual(['viewer']);
  });
  it('is said to have found something when it has told so before it showed itself', () => {
    screen.mount('kakao-postcode');
    screen.searched(3);
    expect([screen.opened(session).kind, said]).toEqual(['viewer', []]);
  });
  it('regression: is never said to have rows when it has found nothing', () => {
    open();
    screen.searched(0);
    screen.searched(2);
    expect(said).toEqual(['viewer-doubt', 'viewer']);
  });
  it('regression: is doubted after 5 s in which it told of no search', async () => {
    open();
    await vi.advanceTimersByTimeAsync(4999);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual(['viewer-doubt']);
  });
  it('is doubted no more once it is closed', async () => {
    open();
    screen.close();
    await vi.advanceTimersByTimeAsync(5000);
    expect([said, screen.isOpen, screen.isMounted]).toEqual([[], false, false]);
  });
  it('begins anew when it is opened again', () => {
    open();
    screen.searched(3);
    screen.close();
    expect(open()).toBe('searching');
  });
});
