import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Commander } from '../../command-flow.ts';
import type { Desk } from '../../console-store.ts';
import type { Texts } from '../../locales/ko.ts';

/** A part of the console that draws itself anew whenever the desk has changed. */
export class DeskElement extends LitElement {
  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) commander: Commander | null = null;

  #unfollow: (() => void) | null = null;

  protected override willUpdate(): void {
    this.#unfollow ??= this.desk?.follow(() => this.requestUpdate()) ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Also what changed while it was away.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow?.();
    this.#unfollow = null;
  }

  protected get texts(): Texts {
    if (this.desk === null) throw new Error('a part is drawn with a desk');
    return this.desk.texts;
  }
}
