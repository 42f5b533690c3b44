/** A random id, 32 hexadecimal digits; says nothing about the person. Works outside secure contexts too. */
export function randomId(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
