/** A tiny request to the page's own origin: tells "their service is down" from "no network here". */
export async function reachOwnOrigin(signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(location.href, { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal });
    return true;
  } catch {
    return false;
  }
}
