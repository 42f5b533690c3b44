import { browserPorts } from './browser-ports.ts';
import { SharedState } from './endpoint-client.ts';

/** A field's part in the shared state of its page. */
export interface Membership {
  readonly state: SharedState;
  /** Ends the membership; the last one to leave ends the state. Idempotent. */
  leave(): void;
}

interface Held {
  readonly state: SharedState;
  readonly listeners: Set<() => void>;
}

const pages = new Map<string, Held>();

/**
 * The one shared state of a page for an endpoint: fields of the same page follow and report together.
 *
 * @param onChange told whenever a newer view has come in
 */
export function joinSharedState(endpoint: string, onChange: () => void): Membership {
  const held = pages.get(endpoint) ?? open(endpoint);
  // A call of its own for each member, so that one function given twice leaves twice.
  const listener = (): void => onChange();
  held.listeners.add(listener);
  return {
    state: held.state,
    leave() {
      if (!held.listeners.delete(listener) || held.listeners.size > 0) return;
      pages.delete(endpoint);
      held.state.dispose();
    },
  };
}

function open(endpoint: string): Held {
  const listeners = new Set<() => void>();
  const state = new SharedState({
    endpoint,
    ports: browserPorts(),
    onChange: () => {
      for (const listener of [...listeners]) listener();
    },
  });
  const held = { state, listeners };
  pages.set(endpoint, held);
  return held;
}
