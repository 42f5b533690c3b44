/**
 * The cookie of the console. Over https its name begins with `__Host-`, so that no sister domain can set it;
 * on a loopback host it does without Secure, so that a console on `http://localhost` can log in.
 */
export function setCookie(host: string | undefined, value: string, maxAgeMs: number): string {
  const seconds = Math.floor(maxAgeMs / 1_000);
  const secure = isLoopback(host) ? '' : '; Secure';
  return `${nameOf(host)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly${secure}; SameSite=Strict`;
}

/** Takes the cookie away. */
export function clearCookie(host: string | undefined): string {
  return setCookie(host, '', 0);
}

/** Every value of the session cookie: a browser may have been given several. */
export function cookieValues(header: string | undefined, host: string | undefined): readonly string[] {
  const start = `${nameOf(host)}=`;
  return (header ?? '')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each.startsWith(start))
    .map((each) => each.slice(start.length));
}

/** Whether a Host header names the machine that the browser runs on. */
export function isLoopback(host: string | undefined): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name);
}

function nameOf(host: string | undefined): string {
  return isLoopback(host) ? 'ops-session' : '__Host-ops-session';
}
