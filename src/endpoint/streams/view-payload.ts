import type { Keeper } from '../coordinator/coordinator.ts';
import type { ServerClock } from '../../platform/index.ts';

/** A view of this age is still told as it was written: durations are off by no more. */
const freshMs = 20;

/** The public view as it goes over the wire. */
export interface ViewText {
  /** `<inc>.<rev>`; the same text is the stream's event id and, in quotes, the ETag. */
  readonly id: string;
  readonly json: string;
}

/** Writes the view once for the many who ask for it in the same moment. */
export class ViewTexts {
  #text: ViewText = { id: '', json: '' };
  #of: object | null = null;
  #at = 0;

  constructor(
    private readonly keeper: Pick<Keeper, 'record' | 'view'>,
    private readonly clock: ServerClock,
  ) {}

  current(): ViewText {
    const { record } = this.keeper;
    const now = this.clock.now();
    if (this.#of !== record || now - this.#at > freshMs) {
      const view = this.keeper.view();
      this.#text = { id: `${view.inc}.${view.rev}`, json: JSON.stringify(view) };
      this.#of = record;
      this.#at = now;
    }
    return this.#text;
  }
}
