const TWO_32 = 0x1_0000_0000;

/**
 * A well mixed unsigned 32-bit hash: who of the fleet is admitted, without a round trip or a lease.
 * The same four values give the same number in every browser and at the endpoint.
 */
export function admissionHash(reporter: string, provider: string, epoch: number, slot: number): number {
  let h = 0x811c_9dc5;
  h = absorbText(h, reporter);
  h = absorbText(h, provider);
  h = absorb(h, epoch | 0);
  h = absorb(h, slot | 0);
  return finish(h);
}

/**
 * Whether who has this `admissionHash` belongs to the admitted share. Sets nest: who is admitted at one share
 * is admitted at every larger one of the same epoch and slot.
 */
export function admitted(hash: number, share: number): boolean {
  return share >= 1 || hash < share * TWO_32;
}

/** A number in [0, 1) that depends on the text and the number alone; stands in for randomness in pure code. */
export function fraction(text: string, number: number): number {
  return finish(absorb(absorbText(0x9e37_79b9, text), number | 0)) / TWO_32;
}

/** An unsigned 32-bit hash of a text, another one for each seed. No secret is safe behind it for long. */
export function seededHash(seed: string, text: string): number {
  return finish(absorbText(absorbText(0x811c_9dc5, seed), text));
}

function absorbText(hash: number, text: string): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = absorb(h, text.charCodeAt(i));
  // The length keeps ('ab', 'c') and ('a', 'bc') apart.
  return absorb(h, ~text.length);
}

function absorb(hash: number, value: number): number {
  const h = Math.imul(hash ^ value, 0x9e37_79b1);
  return h ^ (h >>> 15);
}

function finish(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
