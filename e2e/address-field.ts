import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** The element as page authors know it (README, "Attributes and properties"). */
export interface PublicElement extends HTMLElement {
  readonly state: string;
  readonly validationMessage: string;
  query: string;
  mode: 'search' | 'manual';
  value: { readonly postcode: string; readonly road: string; readonly source: string } | null;
}

/** How a search ends for the user. */
export type End = 'list' | 'viewer' | 'manual' | 'none';

/** An `<address-search>` on a page, by public names alone: roles, parts, properties. */
export class AddressField {
  readonly query: Locator;
  readonly list: Locator;
  readonly options: Locator;
  readonly status: Locator;
  readonly postcode: Locator;
  readonly road: Locator;
  readonly detail: Locator;
  /** The three above, where they can be seen: until then they are there for autofill alone. */
  readonly openFields: Locator;
  readonly searchButton: Locator;
  readonly manualButton: Locator;
  readonly retryButton: Locator;
  /** Empties the box. */
  readonly clearButton: Locator;
  readonly otherWay: Locator;
  /** Makes what was typed the address, in an outage. */
  readonly proposalButton: Locator;
  /** Brings back the address that was picked before the text was changed. */
  readonly restoreButton: Locator;
  /** A picked address, in place of box, postcode and road. */
  readonly card: Locator;
  /** Gives the box back. */
  readonly changeButton: Locator;
  readonly copyButton: Locator;
  /** At the head of the list. */
  readonly count: Locator;
  /** What one searches in on a small screen, while it is open. */
  readonly sheet: Locator;
  readonly closeButton: Locator;
  /** The frame of an embedding provider, in the light DOM. */
  readonly viewer: Locator;

  /** The one in the dialog of the demo's `/signup.html`, which is opened. */
  static async inDialog(page: Page): Promise<AddressField> {
    await page.getByRole('button', { name: '대화 상자 열기' }).click();
    return new AddressField(page.locator('#dialog-address'));
  }

  constructor(readonly root: Locator) {
    this.query = root.getByRole('combobox');
    this.list = root.getByRole('listbox');
    this.options = root.getByRole('option');
    this.status = root.locator('[part~=status]');
    this.postcode = root.locator('[part~=postcode]');
    this.road = root.locator('[part~=road]');
    this.detail = root.locator('[part~=detail]');
    this.openFields = root.locator('[part=fields]:not([aria-hidden])');
    this.searchButton = root.locator('[part~=search-button]');
    this.manualButton = root.locator('[part~=manual-button]');
    this.retryButton = root.locator('[part~=retry-button]');
    this.clearButton = root.getByRole('button', { name: '검색어 지우기' });
    this.otherWay = root.getByRole('button', { name: '다른 방법으로 찾기' });
    this.proposalButton = root.locator('[part~=proposal-button]');
    this.restoreButton = root.locator('[part~=restore-button]');
    this.card = root.locator('[part~=card]');
    this.changeButton = root.locator('[part~=change-button]');
    this.copyButton = root.locator('[part~=copy-button]');
    this.count = root.locator('[part~=count]');
    this.sheet = root.getByRole('dialog');
    this.closeButton = root.locator('[part~=close-button]');
    this.viewer = root.locator('iframe').first();
  }

  /** Inside the embedding provider: a frame in a frame (docs/providers.md#kakao-viewer). */
  get viewerPage(): FrameLocator {
    return this.root.frameLocator('iframe').frameLocator('iframe');
  }

  /** A row in the simulated viewer, whose pages are laid out as the real ones are. */
  get viewerRow(): Locator {
    return this.viewerPage.locator('.link_post').first();
  }

  state(): Promise<string> {
    return this.root.evaluate((element) => (element as PublicElement).state);
  }

  value(): Promise<PublicElement['value']> {
    return this.root.evaluate((element) => (element as PublicElement).value);
  }

  /** Types as a person does, key by key, and presses Enter. */
  async search(text: string): Promise<void> {
    await this.query.pressSequentially(text);
    await this.query.press('Enter');
  }

  /** Searches and picks the first row of the list. */
  async pickFirst(text: string): Promise<void> {
    await this.search(text);
    await this.options.first().click();
  }

  /** Waits until people can go on: rows, an open viewer, fields to fill in by hand, or an honest "none". */
  async usable(): Promise<End> {
    let end: End | null = null;
    await expect(async () => {
      const { mode, state } = await this.root.evaluate((element) => {
        const { mode, state } = element as PublicElement;
        return { mode, state };
      });
      if (await this.options.first().isVisible()) end = 'list';
      else if (mode === 'manual' && (await this.road.isEditable())) end = 'manual';
      else if (state === 'results' && (await this.viewer.isVisible())) end = 'viewer';
      else if (state === 'empty' && (await this.manualButton.isVisible())) end = 'none';
      expect(end).not.toBeNull();
    }).toPass({ intervals: [50], timeout: 60_000 });
    return end ?? 'manual';
  }
}

/** What the form around the field would send, in order. */
export function entriesOf(form: Locator): Promise<[string, string][]> {
  return form.evaluate((element) =>
    [...new FormData(element as HTMLFormElement)].map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  );
}
