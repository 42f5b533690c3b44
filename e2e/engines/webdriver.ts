import { elementAt, type DrivenPage, type InputSource, type Path } from './driver.ts';

/** Runs in the page, which calls back with what it gives or throws, as JSON. */
const script = (expression: string): string => `
  const done = arguments[arguments.length - 1];
  (async () => (${expression}) ?? null)().then(
    (value) => done({ json: JSON.stringify(value) }),
    (error) => done({ error: String(error) }),
  );`;

/** A command of WebDriver (https://www.w3.org/TR/webdriver2/). @throws its error */
export async function command<Value>(
  url: string,
  method: 'GET' | 'POST' | 'DELETE',
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Value> {
  const response = await fetch(url, {
    method,
    ...(method === 'POST' ? { body: JSON.stringify(parameters) } : {}),
  });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (!response.ok) throw new Error(`${url}: ${JSON.stringify(value)}`);
  return value as Value;
}

/** The page of a session, by its address at the driver. */
export class WebDriverPage implements DrivenPage {
  #isInFrame = false;

  constructor(
    private readonly session: string,
    readonly version: string,
  ) {}

  async open(url: string): Promise<void> {
    await this.#post('url', { url });
  }

  /** The window, less what stands above the page. */
  async resize(width: number, height: number): Promise<void> {
    const above = Number(await this.evaluate('outerHeight - innerHeight', []));
    await this.#post('window/rect', { width, height: height + above });
  }

  async evaluate(expression: string, frames: readonly Path[]): Promise<unknown> {
    await this.#enter(frames);
    const { json, error } = await this.#post<{ readonly json?: string; readonly error?: string }>(
      'execute/async',
      { script: script(expression), args: [] },
    );
    if (error !== undefined) throw new Error(error);
    return JSON.parse(json ?? 'null');
  }

  async perform(source: InputSource): Promise<void> {
    await this.#enter([]);
    await this.#post('actions', { actions: [source] });
  }

  async close(): Promise<void> {
    await command(this.session, 'DELETE');
  }

  async #enter(frames: readonly Path[]): Promise<void> {
    // WebKit gives a frame that is entered the keys too, and takes them back for a window alone.
    if (this.#isInFrame) {
      const handle = await command<string>(`${this.session}/window`, 'GET');
      await this.#post('window', { handle });
    }
    this.#isInFrame = frames.length > 0;
    for (const frame of frames) {
      const id = await this.#post('execute/sync', { script: `return ${elementAt(frame)} ?? null`, args: [] });
      if (id === null) throw new Error(`no frame at ${frame.join(' ')}`);
      await this.#post('frame', { id });
    }
  }

  #post<Value>(path: string, parameters: Readonly<Record<string, unknown>>): Promise<Value> {
    return command(`${this.session}/${path}`, 'POST', parameters);
  }
}
