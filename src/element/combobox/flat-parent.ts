/** The element around another as it is drawn: slots and hosts of shadow trees count. */
export function flatParent(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/** The document and the shadow trees that an element is drawn in. What scrolls in one of them is told nowhere else. */
export function rootsAround(element: Element): ReadonlySet<Node> {
  const roots = new Set<Node>();
  for (let at: Element | null = element; at; at = flatParent(at)) roots.add(at.getRootNode());
  return roots;
}
