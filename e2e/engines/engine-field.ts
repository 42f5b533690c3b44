import { expect } from '@playwright/test';
import type { PublicElement } from '../address-field.ts';
import type { Path } from './driver.ts';
import type { EnginePage } from './engine-page.ts';

/** The simulated service lays its rows out as the real one does. */
const VIEWER_ROW: Path = ['.link_post'];

/** An `<address-search>` by its public names: parts, roles, properties. */
export class EngineField {
  constructor(
    private readonly page: EnginePage,
    private readonly root: string,
  ) {}

  part(name: string): Path {
    return [this.root, `[part~=${name}]`];
  }

  get self(): Path {
    return [this.root];
  }

  get option(): Path {
    return [this.root, '[role=option]'];
  }

  /** The frame of an embedded service. */
  get viewer(): Path {
    return [this.root, 'iframe'];
  }

  /** Inside it: a frame in a frame (docs/providers.md#kakao-viewer). */
  get viewerPage(): EnginePage {
    return this.page.frame(this.viewer).frame(['iframe']);
  }

  /** Types as a person does, key by key, and presses Enter. */
  async search(text: string): Promise<void> {
    await this.page.type(this.part('query'), text);
    await this.page.key('Enter');
  }

  async pickFirst(text: string): Promise<void> {
    await this.search(text);
    await this.page.press(this.option);
  }

  /** Waits until the embedded service has found something. */
  async expectViewerRow(): Promise<void> {
    // Its frames come and go while it loads.
    await expect.poll(() => this.viewerPage.isVisible(VIEWER_ROW).catch(() => null)).toBe(true);
  }

  async pickInViewer(): Promise<void> {
    await this.expectViewerRow();
    await this.viewerPage.press(VIEWER_ROW);
  }

  state(): Promise<string | null> {
    return this.page.on(this.self, (element) => (element as PublicElement).state);
  }

  pickedValue(): Promise<PublicElement['value']> {
    return this.page.on(this.self, (element) => (element as PublicElement).value);
  }
}
