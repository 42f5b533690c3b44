import { flatParent } from './flat-parent.ts';

/** With an alpha channel a colour is written as `rgba(…)`, or with a slash. */
const isOpaque = (color: string): boolean => color !== '' && !/^rgba|\/|^transparent/.test(color);

/** The colour that the page has behind an element; the system's where it has none of its own. */
export function pageColor(element: Element): string {
  for (let at: Element | null = element; at; at = flatParent(at)) {
    const { backgroundColor } = getComputedStyle(at);
    if (isOpaque(backgroundColor)) return backgroundColor;
  }
  return 'Canvas';
}
