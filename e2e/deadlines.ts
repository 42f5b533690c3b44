/** The most that the demo takes, ms. */
const OUT_OF_REACH = '60000';
const DEADLINES = ['timeout', 'hedge', 'load-timeout', 'ready-timeout'];

/**
 * A page of the demo with deadlines that no busy machine misses, so that a service is given up for its fault alone,
 * never for being slow on that machine, and whatever still gives way did not wait for a deadline. Those that a path
 * names stay as they are; one without a value is the element's own: `?load-timeout=`.
 */
export function withoutDeadlines(path: string): string {
  const url = new URL(path, 'http://demo.invalid');
  const missing = DEADLINES.filter((name) => !url.searchParams.has(name));
  const more = missing.map((name) => `${name}=${OUT_OF_REACH}`).join('&');
  if (more === '') return path;
  const [before = '', hash] = path.split('#');
  return `${before}${before.includes('?') ? '&' : '?'}${more}${hash === undefined ? '' : `#${hash}`}`;
}
