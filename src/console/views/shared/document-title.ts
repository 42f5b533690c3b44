import closed from '../../icons/closed.svg?no-inline';
import halfOpen from '../../icons/half-open.svg?no-inline';
import open from '../../icons/open.svg?no-inline';
import recovering from '../../icons/recovering.svg?no-inline';
import unknown from '../../icons/unknown.svg?no-inline';
import type { Phase } from '../../../circuit/index.ts';

const icons: Readonly<Record<Phase | 'unknown', string>> = {
  closed,
  open,
  recovering,
  unknown,
  'half-open': halfOpen,
};

/** Tells the worst in the browser's tab, for those who look at another one. */
export function setDocumentTitle(title: string, icon: Phase | 'unknown'): void {
  if (document.title !== title) document.title = title;
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (link !== null && link.getAttribute('href') !== icons[icon]) link.href = icons[icon];
}
