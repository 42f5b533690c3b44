/** What became of a test alert in one channel. `detail` is for operators and holds no secret. */
export interface ChannelTest {
  readonly channel: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** How long a hold or a notice lasts unless said otherwise, and at most (the ops API's own bounds). */
export const defaultForMs = 15 * 60_000;
export const maxForMs = 24 * 3_600_000;

/** Characters of a reason that one can see; and of all of it at most. */
export const minReason = 8;
export const maxReason = 500;
/** UTF-16 units of a notice, as browsers count them. */
export const maxNotice = 280;
