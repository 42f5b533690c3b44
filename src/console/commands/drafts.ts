import type { ForcedTo, Notice } from '../../circuit/index.ts';
import { defaultForMs } from '../../protocol/index.ts';

/** What has been filled in and not been sent. Kept over a lost session, a refusal and a lost connection. */
export interface Drafts {
  /** `wanted` null: as it is on the server. */
  readonly order: { readonly wanted: readonly string[] | null; readonly reason: string };
  readonly force: Readonly<Record<string, ForceDraft>>;
  readonly notice: NoticeDraft;
}

export interface ForceDraft {
  readonly isOpen: boolean;
  readonly to: ForcedTo | 'release';
  readonly forMs: number;
  readonly reason: string;
}

export interface NoticeDraft {
  readonly isOpen: boolean;
  readonly level: Notice['level'];
  readonly ko: string;
  readonly en: string;
  readonly forMs: number;
  readonly reason: string;
}

export const noDrafts: Drafts = {
  order: { wanted: null, reason: '' },
  force: {},
  notice: { isOpen: false, level: 'outage', ko: '', en: '', forMs: defaultForMs, reason: '' },
};

export const noForce: ForceDraft = { isOpen: false, to: 'open', forMs: defaultForMs, reason: '' };

/** Moves one provider by so many places; out of the list is nowhere. */
export function moved(order: readonly string[], id: string, by: number): readonly string[] {
  const from = order.indexOf(id);
  const to = Math.max(0, Math.min(order.length - 1, from + by));
  if (from < 0 || from === to) return order;
  const rest = order.filter((each) => each !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** The order that is wanted, with what has come or gone on the server meanwhile; null: no change is wanted. */
export function wantedOrder(draft: Drafts['order'], server: readonly string[]): readonly string[] | null {
  if (draft.wanted === null) return null;
  const known = draft.wanted.filter((id) => server.includes(id));
  const all = [...known, ...server.filter((id) => !known.includes(id))];
  return all.every((id, i) => id === server[i]) ? null : all;
}
