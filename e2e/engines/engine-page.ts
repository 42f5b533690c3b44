import { expect } from '@playwright/test';
import { elementAt, type DrivenPage, type InputSource, type InputStep, type Path } from './driver.ts';

type Json = string | number | boolean | null | readonly Json[];

/** Where an element stands in its viewport, CSS px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Keys without a character, as WebDriver names them. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  End: '\uE010',
  ArrowDown: '\uE015',
} as const;

export type Key = keyof typeof KEYS;
export type Pointer = 'mouse' | 'touch';

const keys = (characters: readonly string[]): InputSource => ({
  type: 'key',
  id: 'keyboard',
  actions: characters.flatMap((value): readonly InputStep[] => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]),
});

/** What a person does on a page and sees there, and what a test asks it, in whatever browser drives it. */
export class EnginePage {
  constructor(
    private readonly driven: DrivenPage,
    private readonly outer: { readonly page: EnginePage; readonly frame: Path } | null = null,
  ) {}

  open(url: string): Promise<void> {
    return this.driven.open(url);
  }

  resize(width: number, height: number): Promise<void> {
    return this.driven.resize(width, height);
  }

  async setOffline(isOffline: boolean): Promise<void> {
    if (!this.driven.setOffline) throw new Error('this driver cannot take the network away');
    await this.driven.setOffline(isOffline);
  }

  /** The page in a frame of this one. */
  frame(path: Path): EnginePage {
    return new EnginePage(this.driven, { page: this, frame: path });
  }

  /** From the page inwards. */
  get frames(): readonly Path[] {
    return this.outer ? [...this.outer.page.frames, this.outer.frame] : [];
  }

  /** Runs a function in the page. It takes along nothing but its argument, which is JSON as its result is. */
  async evaluate<Result, Argument extends Json>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    const expression = `(${work})(${JSON.stringify(argument)})`;
    return (await this.driven.evaluate(expression, this.frames)) as Result;
  }

  /** Runs a function on the element at the path; null: it is not there. */
  async on<Result>(
    path: Path,
    work: (element: HTMLElement) => Result | Promise<Result>,
  ): Promise<Result | null> {
    const expression = `((element) => element && (${work})(element))(${elementAt(path)})`;
    return (await this.driven.evaluate(expression, this.frames)) as Result | null;
  }

  text(path: Path): Promise<string | null> {
    return this.on(path, (element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim());
  }

  value(path: Path): Promise<string | null> {
    return this.on(path, (element) => (element as HTMLInputElement).value);
  }

  isVisible(path: Path): Promise<boolean | null> {
    return this.on(path, (element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
    });
  }

  hasFocus(path: Path): Promise<boolean | null> {
    return this.on(path, (element) => element.matches(':focus'));
  }

  /** The share of it that the viewport shows, 0 to 1. */
  async shareInView(path: Path): Promise<number> {
    const share = await this.on(path, (element) => {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      const seen =
        Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) *
        Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
      return width * height === 0 ? 0 : seen / (width * height);
    });
    return share ?? 0;
  }

  /** Where it stands; null: nowhere. */
  box(path: Path): Promise<Box | null> {
    return this.on(path, (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return width * height === 0 ? null : { x, y, width, height };
    });
  }

  /** Once it stands still in view: its middle, from the corner of the outermost page. */
  async aimAt(path: Path): Promise<{ readonly x: number; readonly y: number }> {
    let box: Box | null = null;
    await expect(async () => {
      await this.on(path, (element) => element.scrollIntoView({ block: 'nearest' }));
      const before = await this.box(path);
      await this.framesDrawn();
      box = await this.box(path);
      expect(box, `${path.join(' ')} stands still`).not.toBeNull();
      expect(box).toEqual(before);
      expect(await this.shareInView(path)).toBeGreaterThan(0.5);
    }).toPass({ intervals: [20] });
    const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
    const origin = await this.#origin();
    return { x: Math.round(origin.x + x + width / 2), y: Math.round(origin.y + y + height / 2) };
  }

  async press(path: Path, pointer: Pointer = 'mouse'): Promise<void> {
    const { x, y } = await this.aimAt(path);
    await this.pointer(pointer, [
      { type: 'pointerMove', x, y, duration: 0 },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  pointer(pointerType: Pointer, actions: readonly InputStep[]): Promise<void> {
    const parameters = { pointerType };
    return this.driven.perform({ type: 'pointer', id: pointerType, parameters, actions });
  }

  async wheel(path: Path, deltaY: number): Promise<void> {
    const { x, y } = await this.aimAt(path);
    const actions: readonly InputStep[] = [{ type: 'scroll', x, y, deltaX: 0, deltaY }];
    await this.driven.perform({ type: 'wheel', id: 'wheel', actions });
  }

  async key(key: Key): Promise<void> {
    await this.driven.perform(keys([KEYS[key]]));
  }

  /** Gives it the focus and types key by key, at the end of what it has. */
  async type(path: Path, text: string): Promise<void> {
    await this.focus(path);
    await this.driven.perform(keys([...text]));
  }

  /** Types in place of what it has. */
  async fill(path: Path, text: string): Promise<void> {
    await this.focus(path);
    await this.on(path, (element) => (element as HTMLInputElement).select());
    await this.driven.perform(keys([...text]));
  }

  async expectVisible(path: Path): Promise<void> {
    await expect.poll(() => this.isVisible(path), `${path.join(' ')} is seen`).toBe(true);
  }

  async expectHidden(path: Path): Promise<void> {
    await expect.poll(() => this.isVisible(path), `${path.join(' ')} is not seen`).not.toBe(true);
  }

  async expectText(path: Path, text: string | RegExp): Promise<void> {
    const said = expect.poll(() => this.text(path).then(String), `what ${path.join(' ')} says`);
    await (typeof text === 'string' ? said.toContain(text) : said.toMatch(text));
  }

  async expectFocus(path: Path): Promise<void> {
    await expect.poll(() => this.hasFocus(path), `the focus is in ${path.join(' ')}`).toBe(true);
  }

  async focus(path: Path): Promise<void> {
    await this.expectVisible(path);
    await this.on(path, (element) => element.focus());
  }

  /** Until the page has drawn what it was about to draw. */
  async framesDrawn(): Promise<void> {
    await this.evaluate(
      () => new Promise<null>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
      null,
    );
  }

  /** Where its own corner stands in the outermost page. */
  async #origin(): Promise<{ readonly x: number; readonly y: number }> {
    if (!this.outer) return { x: 0, y: 0 };
    const { x, y } = await this.outer.page.#origin();
    const inner = await this.outer.page.on(this.outer.frame, (frame) => {
      const box = frame.getBoundingClientRect();
      return { x: box.x + frame.clientLeft, y: box.y + frame.clientTop };
    });
    return { x: x + (inner?.x ?? 0), y: y + (inner?.y ?? 0) };
  }
}
