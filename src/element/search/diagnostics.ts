import type { Explained, Diagnostics, DiagnosticsEvent } from '../../failover/index.ts';
import type { ProviderError } from '../../providers/index.ts';

/** Diagnostic: a search began. `provider` is the first of its plan. */
export class SearchStartEvent extends Event {
  constructor(
    readonly query: string,
    readonly provider: string,
  ) {
    super('searchstart');
  }
}

/** Diagnostic: a search ended. `outcome` tells "none" from "down"; `duration` in ms. */
export class SearchEndEvent extends Event {
  constructor(
    readonly query: string,
    readonly provider: string,
    readonly count: number,
    readonly duration: number,
    readonly outcome: string,
  ) {
    super('searchend');
  }
}

/** Diagnostic: a provider failed; `error.kind` says how. */
export class ProviderErrorEvent extends Event {
  constructor(
    readonly provider: string,
    readonly error: ProviderError,
  ) {
    super('providererror');
  }
}

/** Diagnostic: another provider took over. */
export class ProviderChangeEvent extends Event {
  constructor(
    readonly from: string,
    readonly to: string,
    readonly reason: string,
  ) {
    super('providerchange');
  }
}

/** Passes to the page what the failover tells, as far as a page should know. */
export function emitDiagnostics(element: EventTarget, event: DiagnosticsEvent): void {
  if (event.type === 'provider-error')
    element.dispatchEvent(new ProviderErrorEvent(event.provider, event.error));
  if (event.type === 'provider-change')
    element.dispatchEvent(new ProviderChangeEvent(event.from, event.to, event.reason));
}

/** Tells a display of decisions everything, if the page has one (`Diagnostics`). */
export function notifyDisplay(element: Element, event: DiagnosticsEvent, explain: () => Explained): void {
  const page: { readonly [key: symbol]: unknown } = globalThis;
  const display = page[Symbol.for('address-search.flight')];
  if (typeof display === 'function') (display as Diagnostics)(element, event, explain);
}
