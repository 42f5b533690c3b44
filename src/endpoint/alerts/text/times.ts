/** Korea has had one offset all year since 1988. */
const kstOffsetMs = 9 * 3_600_000;

/** A moment as people in Korea write it: `2026-11-21 18:03:22 KST`. */
export function timeOf(at: number): string {
  return `${new Date(at + kstOffsetMs).toISOString().slice(0, 19).replace('T', ' ')} KST`;
}

/** How long something lasted, in its two largest units. */
export function lasting(ms: number): { readonly ko: string; readonly en: string } {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const parts = [
    { n: Math.floor(seconds / 86_400), ko: '일', en: 'd' },
    { n: Math.floor(seconds / 3_600) % 24, ko: '시간', en: 'h' },
    { n: Math.floor(seconds / 60) % 60, ko: '분', en: 'min' },
    { n: seconds % 60, ko: '초', en: 's' },
  ];
  const largest = parts.findIndex(({ n }) => n > 0);
  const shown = largest === -1 ? parts.slice(-1) : parts.slice(largest, largest + 2);
  const told = shown.filter(({ n }, i) => i === 0 || n > 0);
  return {
    ko: told.map(({ n, ko }) => `${n}${ko}`).join(' '),
    en: told.map(({ n, en }) => `${n} ${en}`).join(' '),
  };
}
