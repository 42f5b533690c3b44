import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { CommandFlow } from '../../command-flow.ts';
import type { ConsoleStore } from '../../console-store.ts';
import type { Texts } from '../../locales/language.ts';
import type { OpsState } from '../../../protocol/index.ts';

/** A part of the console that renders itself anew whenever its store has changed. */
export class StoreElement extends LitElement {
  @property({ attribute: false }) store!: ConsoleStore;

  #unsubscribe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.store.subscribe(() => this.requestUpdate());
    // What changed while it was not in the page is shown too.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  protected get texts(): Texts {
    return this.store.texts;
  }
}

/** A part that shows the state and gives commands: it keeps still while there is no state. */
export class StateElement extends StoreElement {
  @property({ attribute: false }) flow!: CommandFlow;

  protected get state(): OpsState {
    if (this.store.state === null) throw new Error('there is no state to show');
    return this.store.state;
  }

  protected override shouldUpdate(): boolean {
    return this.store.state !== null;
  }
}
