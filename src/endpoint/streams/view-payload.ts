import type { PublicView } from '../../circuit/index.ts';
import type { Coordinator } from '../coordinator/coordinator.ts';
import type { Clock } from '../../platform/index.ts';

/** A view of this age is still told as it was written: durations are off by no more. */
const freshMs = 20;

/** The public view as it goes over the wire. */
export interface ViewPayload {
  /** `<inc>.<rev>`; the same text is the stream's event id and, in quotes, the ETag. */
  readonly id: string;
  readonly json: string;
  /**
   * Every circuit is closed, held by nobody, and nothing is promised: the view is as true later as it was. Of others
   * a cache that is told 304 would begin the durations anew.
   */
  readonly isLasting: boolean;
}

/** Writes the view once for the many who ask for it in the same moment. */
export class ViewPayloads {
  #text: ViewPayload = { id: '', json: '', isLasting: false };
  #of: object | null = null;
  #at = 0;

  constructor(
    private readonly coordinator: Pick<Coordinator, 'record' | 'view'>,
    private readonly clock: Clock,
  ) {}

  current(): ViewPayload {
    const { record } = this.coordinator;
    const now = this.clock.now();
    if (this.#of !== record || now - this.#at > freshMs) {
      const view = this.coordinator.view();
      this.#text = { id: `${view.inc}.${view.rev}`, json: JSON.stringify(view), isLasting: isLasting(view) };
      this.#of = record;
      this.#at = now;
    }
    return this.#text;
  }
}

function isLasting({ providers }: PublicView): boolean {
  return Object.values(providers).every(
    ({ phase, forced, then }) => phase === 'closed' && forced === null && then === undefined,
  );
}
