export type Side = 'start' | 'end';
export type Corner = `${'bottom' | 'top'}-${Side}`;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Where a button of a size would stand in a corner of the view. */
export function boxAt(
  corner: Corner,
  size: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  gap: number,
  rightToLeft = false,
): Box {
  const atRight = corner.endsWith('end') !== rightToLeft;
  const left = atRight ? view.width - gap - size.width : gap;
  const top = corner.startsWith('bottom') ? view.height - gap - size.height : gap;
  return { left, top, right: left + size.width, bottom: top + size.height };
}

/**
 * The corner where the button covers nothing that it must not cover (a form's submit button): the wished side
 * at the bottom, then the other side, then the top. When nothing is free, the wished one.
 */
export function freeCorner(wished: Side, place: (corner: Corner) => Box, kept: readonly Box[]): Corner {
  const other = wished === 'end' ? 'start' : 'end';
  const corners: readonly Corner[] = [`bottom-${wished}`, `bottom-${other}`, `top-${wished}`, `top-${other}`];
  const isFree = (corner: Corner): boolean => {
    const box = place(corner);
    return !kept.some((each) => overlap(box, each));
  };
  return corners.find(isFree) ?? `bottom-${wished}`;
}
