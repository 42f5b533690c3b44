/**
 * The cookie of the console. Where it is Secure its name begins with `__Host-`, so that no sister domain can set it.
 *
 * @param isSecure false on the machine's own http alone, so that a console on `http://localhost` can log in
 */
export function setCookie(isSecure: boolean, value: string, maxAgeMs: number): string {
  const seconds = Math.floor(maxAgeMs / 1_000);
  const secure = isSecure ? '; Secure' : '';
  return `${nameOf(isSecure)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly${secure}; SameSite=Strict`;
}

/** Takes the cookie away. */
export function clearCookie(isSecure: boolean): string {
  return setCookie(isSecure, '', 0);
}

/** Every value of the session cookie: a browser may have been given several. */
export function cookieValues(header: string | undefined, isSecure: boolean): readonly string[] {
  const start = `${nameOf(isSecure)}=`;
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

function nameOf(isSecure: boolean): string {
  return isSecure ? '__Host-ops-session' : 'ops-session';
}
