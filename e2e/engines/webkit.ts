import { Program, eventually, freePort } from '../cluster/program.ts';
import type { DrivenBrowser } from './driver.ts';
import { WebDriverPage, command } from './webdriver.ts';

interface Commands {
  readonly webkit: string;
  readonly xvfb: string;
}

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** Starts a display of its own, and WebKitGTK's driver, which has a new browser with empty storage for every page. */
export async function startWebKit({ webkit, xvfb }: Commands, home: string): Promise<DrivenBrowser> {
  // Where no window manager gives the focus, a window has it that the pointer is in: at first the screen's middle.
  const screen = new Program(xvfb, ['-displayfd', '1', '-screen', '0', '640x480x24', '-nolisten', 'tcp']);
  let driver: Program | null = null;
  const end = async (): Promise<void> => {
    // A browser whose display is gone ends too. Asked to end, Xvfb takes its lock away with it.
    screen.signal('SIGTERM');
    driver?.signal('SIGKILL');
    await Promise.all([screen.ended, driver?.ended]);
  };
  try {
    const display = await screen.until(/^(\d+)\n/m);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    driver = new Program(webkit, [`--port=${port}`], {
      DISPLAY: `:${display}`,
      HOME: home,
      LANG: 'ko_KR.UTF-8',
      TZ: 'Asia/Seoul',
    });
    await eventually(`${webkit} answers`, () =>
      command(`${url}/status`, 'GET').then(
        () => true,
        () => false,
      ),
    );
    return {
      async newPage() {
        const { sessionId, capabilities } = await command<Session>(`${url}/session`, 'POST', {
          capabilities: {},
        });
        return new WebDriverPage(`${url}/session/${sessionId}`, capabilities.browserVersion);
      },
      close: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
