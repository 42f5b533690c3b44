/** A number from 0 to under 100 out of a visitor's id, always the same (FNV-1a, 32 bits). */
export function percentOf(visitor: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(visitor)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  // The low bits of short texts differ most.
  return (hash % 10_000) / 100;
}
