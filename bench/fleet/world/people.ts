import { logNormal, luck } from './chance.ts';

/** One browser and the person before it. Made anew from its number whenever it is needed, so that a million cost nothing. */
export interface Person {
  readonly index: number;
  /** There and back, ms: 3G to fibre. */
  readonly rttMs: number;
  /** Its network: its own, or a carrier's that it shares. */
  readonly network: string;
  readonly region: number;
  /** An ad blocker that takes the first service for an advertisement. */
  readonly isBlocking: boolean;
  /** Share of its calls that are lost with everything else. */
  readonly lossShare: number;
  /** A laptop that is closed now and then: what runs then proves nothing. */
  readonly isSleepy: boolean;
}

const rtt = { median: 45, sigma: 0.8 };
const share = { blocking: 0.02, badNetwork: 0.01, loss: 0.3, sleepy: 0.01, carrier: 0.4 };
const carriers = 400;
const regions = 10;

export function personOf(seed: number, index: number): Person {
  const u = (salt: number): number => luck(seed ^ 0x51ed, index, salt);
  const isCarried = u(0) < share.carrier;
  return {
    index,
    rttMs: Math.min(2_000, logNormal(rtt.median, rtt.sigma, [u(1), u(2)])),
    network: isCarried ? `carrier-${Math.floor(u(3) * carriers)}` : `home-${index}`,
    region: Math.floor(u(4) * regions),
    isBlocking: u(5) < share.blocking,
    lossShare: u(6) < share.badNetwork ? share.loss : 0,
    isSleepy: u(7) < share.sleepy,
  };
}
