/** Selectors, each looked for inside the shadow tree of the element before it, else inside the element. */
export type Path = readonly string[];

/** A step of an input device, as WebDriver and WebDriver BiDi both write it (https://www.w3.org/TR/webdriver2/#actions). */
export type InputStep =
  | { readonly type: 'pointerMove'; readonly x: number; readonly y: number; readonly duration: 0 }
  | { readonly type: 'pointerDown' | 'pointerUp'; readonly button: 0 }
  | { readonly type: 'keyDown' | 'keyUp'; readonly value: string }
  | {
      readonly type: 'scroll';
      readonly x: number;
      readonly y: number;
      readonly deltaX: 0;
      readonly deltaY: number;
    };

/** A device and what it does. */
export interface InputSource {
  readonly type: 'pointer' | 'key' | 'wheel';
  readonly id: string;
  readonly parameters?: { readonly pointerType: 'mouse' | 'touch' };
  readonly actions: readonly InputStep[];
}

/** A page in a browser that tests drive. Frames are told by the paths to them, from the page inwards. */
export interface DrivenPage {
  /** Of its browser, such as `153.8.0`. */
  readonly version: string;
  open(url: string): Promise<void>;
  /** As narrow and as high as the browser lets a window be, CSS px. */
  resize(width: number, height: number): Promise<void>;
  /** What the expression gives, or its promise; it is JSON, and undefined is null. @throws what it throws */
  evaluate(expression: string, frames: readonly Path[]): Promise<unknown>;
  /** Coordinates are those of the page, also of what stands in a frame. */
  perform(source: InputSource): Promise<void>;
  /** Takes the network away or gives it back; absent where no driver can. */
  readonly setOffline?: (isOffline: boolean) => Promise<void>;
  close(): Promise<void>;
}

/** A browser of its own, and what it needs. Whoever starts it ends it. */
export interface DrivenBrowser {
  /** A page that knows nothing of those before. One at a time. */
  newPage(): Promise<DrivenPage>;
  close(): Promise<void>;
}

/** The element at a path: an expression for a page. */
export const elementAt = (path: Path): string =>
  `${JSON.stringify(path)}.reduce((at, selector) => at?.shadowRoot?.querySelector(selector) ?? ` +
  `at?.querySelector(selector), document)`;
