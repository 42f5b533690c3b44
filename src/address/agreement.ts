import type { Address } from './address.ts';
import type { AddressLine } from './line/index.ts';
import { longRegion } from './regions.ts';

const REGION = /[시도군구읍면동리가]$/;

/**
 * The addresses with those first that agree with what a line says besides road and number: its postcode above all,
 * then the words of its reference part and the regions that it names. Those that agree alike keep their order.
 */
export function rankByLine(addresses: readonly Address[], line: AddressLine): readonly Address[] {
  const named = line.text
    .split(/[ ,]+/)
    .map(longRegion)
    .filter((word) => REGION.test(word));
  const hints = [...named, ...line.reference.flatMap((part) => part.split(' '))];
  const score = (address: Address): number => {
    const { postcode, road, jibun, extra, building } = address;
    const told = [road, jibun, extra, building, ...Object.values(address.region)].join(' ').split(/[\s(),]+/);
    const agreeing = hints.filter((hint) => told.includes(hint)).length;
    return agreeing + (line.postcode && postcode === line.postcode ? hints.length + 1 : 0);
  };
  return addresses
    .map((address) => ({ address, score: score(address) }))
    .sort((one, other) => other.score - one.score)
    .map(({ address }) => address);
}

/** The postcode was pasted along, and the address has another one. */
export const hasOtherPostcode = ({ postcode }: Address, pasted: string): boolean =>
  pasted !== '' && postcode !== '' && postcode !== pasted;
