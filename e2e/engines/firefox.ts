import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Program } from '../cluster/program.ts';
import { BidiConnection } from './bidi.ts';
import { elementAt, type DrivenBrowser, type DrivenPage, type InputSource, type Path } from './driver.ts';

/** Beside what Firefox sets by itself when it is driven: it calls nobody but the page. */
const PREFERENCES = {
  'services.settings.server': 'data:,',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'intl.accept_languages': 'ko-KR, ko',
};

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

interface Session {
  readonly capabilities: { readonly browserVersion: string };
}

class FirefoxPage implements DrivenPage {
  constructor(
    private readonly connection: BidiConnection,
    private readonly userContext: string,
    private readonly page: string,
    readonly version: string,
  ) {}

  async open(url: string): Promise<void> {
    await this.connection.send('browsingContext.navigate', { context: this.page, url, wait: 'complete' });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.connection.send('browsingContext.setViewport', {
      context: this.page,
      viewport: { width, height },
    });
  }

  async evaluate(expression: string, frames: readonly Path[]): Promise<unknown> {
    const value = await this.#evaluate(
      `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      await this.#contextOf(frames),
    );
    return JSON.parse(String(value));
  }

  async perform(source: InputSource): Promise<void> {
    await this.connection.send('input.performActions', { context: this.page, actions: [source] });
  }

  async setOffline(isOffline: boolean): Promise<void> {
    await this.connection.send('emulation.setNetworkConditions', {
      networkConditions: isOffline ? { type: 'offline' } : null,
      contexts: [this.page],
    });
  }

  async close(): Promise<void> {
    await this.connection.send('browser.removeUserContext', { userContext: this.userContext });
  }

  async #evaluate(expression: string, context: string): Promise<unknown> {
    const { type, result, exceptionDetails } = await this.connection.send<Evaluated>('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    });
    if (type === 'exception') throw new Error(exceptionDetails?.text);
    return result?.value;
  }

  async #contextOf(frames: readonly Path[]): Promise<string> {
    let context = this.page;
    for (const frame of frames) {
      const inside = await this.#evaluate(`${elementAt(frame)}?.contentWindow`, context);
      if (typeof inside !== 'object' || inside === null || !('context' in inside))
        throw new Error(`no frame at ${frame.join(' ')}`);
      context = String(inside.context);
    }
    return context;
  }
}

/** Starts Firefox, without a window and with its profile in `home`, and drives it over WebDriver BiDi. */
export async function startFirefox(firefox: string, home: string): Promise<DrivenBrowser> {
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(home, 'user.js'), lines.join(''));
  const program = new Program(
    firefox,
    ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', home],
    { HOME: home, TZ: 'Asia/Seoul' },
  );
  try {
    const url = await program.until(/WebDriver BiDi listening on (ws:\/\/\S+)/);
    const connection = await BidiConnection.open(`${url}/session`);
    const { capabilities } = await connection.send<Session>('session.new', { capabilities: {} });
    return {
      async newPage() {
        const { userContext } = await connection.send<{ readonly userContext: string }>(
          'browser.createUserContext',
        );
        const { context } = await connection.send<{ readonly context: string }>('browsingContext.create', {
          type: 'tab',
          userContext,
        });
        return new FirefoxPage(connection, userContext, context, capabilities.browserVersion);
      },
      async close() {
        connection.close();
        await program.kill();
      },
    };
  } catch (error) {
    await program.kill();
    throw error;
  }
}
