/** The node around it as it is drawn: slots and hosts of shadow trees count. */
const around = (element: Element): Element | null => {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
};

/** With an alpha channel a colour is written as `rgba(…)`, or with a slash. */
const isOpaque = (color: string): boolean => color !== '' && !/^rgba|\/|^transparent/.test(color);

/** The colour that the page has behind an element; the system's where it has none of its own. */
export function pageColor(element: Element): string {
  for (let at: Element | null = element; at; at = around(at)) {
    const { backgroundColor } = getComputedStyle(at);
    if (isOpaque(backgroundColor)) return backgroundColor;
  }
  return 'Canvas';
}
