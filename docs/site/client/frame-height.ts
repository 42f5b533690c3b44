/** What a frame tells the page around it: how high it would like to be, in CSS pixels. */
export interface FrameHeight {
  readonly type: 'frame-height';
  readonly height: number;
}

const isHeight = (data: unknown): data is FrameHeight =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'frame-height';

/** Gives frames of this site the height that they ask for, as long as the page is there. */
export function fitFrames(frames: Iterable<HTMLIFrameElement>): void {
  const all = [...frames];
  addEventListener('message', ({ source, origin, data }) => {
    if (origin !== location.origin || !isHeight(data)) return;
    const frame = all.find(({ contentWindow }) => contentWindow === source);
    if (frame) frame.style.height = `${data.height}px`;
  });
}
