/** The element around another as it is drawn: slots and hosts of shadow trees count. */
export function flatParent(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/**
 * The document and the shadow trees that an element is drawn in, each with what stands for the element there. What
 * scrolls in one of them is told nowhere else, nor is what is pressed in a closed one.
 */
export function rootsAround(element: Element): ReadonlyMap<Node, Element> {
  const roots = new Map<Node, Element>();
  for (let at: Element | null = element; at; at = flatParent(at)) {
    const root = at.getRootNode();
    if (!roots.has(root)) roots.set(root, at);
  }
  return roots;
}
