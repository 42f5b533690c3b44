import type { AlertOutcome, ChannelProgress, OutboxAlert, Store } from '../stores/store.ts';
import type { ChannelName } from './channels/channel.ts';
import { progressOf } from './next-message.ts';

type Extra = Pick<Extract<AlertOutcome, { kind: 'progress' }>, 'told' | 'memo'>;

/** The alerts that this node holds, and what of their progress is not in the store yet, which may be away. */
export class HeldAlerts {
  readonly #held = new Map<string, OutboxAlert>();
  readonly #unsaved: { readonly id: string; readonly outcome: AlertOutcome }[] = [];
  #saving: Promise<void> | null = null;

  /** @param channels all of which must have an alert before it is delivered */
  constructor(
    private readonly store: Pick<Store, 'settleAlert'>,
    private readonly channels: readonly ChannelName[],
  ) {}

  get all(): readonly OutboxAlert[] {
    return [...this.#held.values()];
  }

  get hasUnsaved(): boolean {
    return this.#unsaved.length > 0;
  }

  add(claimed: readonly OutboxAlert[]): void {
    for (const alert of claimed) this.#held.set(alert.id, alert);
    for (const { id } of claimed) this.#finish(id);
  }

  /** Somebody else may have them by now. */
  forget(): void {
    this.#held.clear();
  }

  /** Notes where an alert stands with a channel, here at once and in the store as soon as it is there. */
  settle({ id }: OutboxAlert, channel: ChannelName, progress: ChannelProgress, extra: Extra = {}): void {
    const held = this.#held.get(id);
    if (held !== undefined)
      this.#held.set(id, { ...held, channels: { ...held.channels, [channel]: progress } });
    this.#unsaved.push({ id, outcome: { kind: 'progress', channel, progress, ...extra } });
    this.#finish(id);
  }

  /** @throws StoreError; what was not saved stays to be saved */
  save(): Promise<void> {
    this.#saving ??= this.#saveAll().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  /** Takes out what every channel has. */
  #finish(id: string): void {
    const alert = this.#held.get(id);
    if (alert === undefined) return;
    if (!this.channels.every((channel) => progressOf(alert, channel).isDone)) return;
    this.#held.delete(id);
    this.#unsaved.push({ id, outcome: { kind: 'delivered' } });
  }

  async #saveAll(): Promise<void> {
    for (let next = this.#unsaved[0]; next !== undefined; next = this.#unsaved[0]) {
      await this.store.settleAlert(next.id, next.outcome);
      this.#unsaved.shift();
    }
  }
}
