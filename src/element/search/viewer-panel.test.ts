// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ViewerPanel } from './viewer-panel.ts';

const panelOf = () => {
  const host = document.createElement('div');
  return { host, panel: new ViewerPanel(host) };
};

describe("the place of an embedded service's page", () => {
  it('is a child of the field outside of its shadow root, in the slot for it', () => {
    const { host, panel } = panelOf();
    const place = panel.mount();
    expect(place.parentElement).toBe(host);
    expect(place.slot).toBe('viewer');
    expect(host.children).toHaveLength(1);
  });
  it('is sized before the page comes, which measures it', () => {
    expect(panelOf().panel.mount().style.height).toBe('420px');
  });
  it('is a new and empty one each time, and there is never more than one', () => {
    const { host, panel } = panelOf();
    panel.mount().textContent = '이전';
    expect(panel.mount().textContent).toBe('');
    expect(host.children).toHaveLength(1);
  });
  it('goes away, and nothing else with it', () => {
    const { host, panel } = panelOf();
    host.innerHTML = '<input slot="detail">';
    panel.mount();
    panel.unmount();
    panel.unmount();
    expect([host.children.length, host.querySelector('[slot=viewer]')]).toEqual([1, null]);
  });
});
