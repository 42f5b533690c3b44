import { systemClock, type Clock } from '../../src/platform/index.ts';

/** The clock of this process, whose wall shows the true time and so much (ms) more. */
export class SteppedClock implements Clock {
  readonly now = systemClock.now;
  readonly after = systemClock.after;
  readonly every = systemClock.every;

  constructor(public aheadMs = 0) {}

  wall(): number {
    return systemClock.wall() + this.aheadMs;
  }
}
