import { isNumber, isObject } from './stored-value.ts';

/** The failures of a closed circuit since somebody was answered last. */
export interface Unanswered {
  /** When the first of them ended, server ms. */
  readonly since: number;
  /** Reporters that met them: one of each network, or each one where all users share a network; the newest few. */
  readonly voices: Readonly<Record<string, { readonly network: string }>>;
  /** Operators have heard of it. */
  readonly isTold: boolean;
}

/** Takes a stored one for what it should be; null for anything else: the next failure begins anew. */
export function readUnanswered(stored: unknown): Unanswered | null {
  if (!isObject(stored)) return null;
  const { since, voices, isTold } = stored;
  const isRead = isNumber(since) && typeof isTold === 'boolean';
  return isRead && isObject(voices) && Object.values(voices).every(isVoice)
    ? { since, voices: voices as Unanswered['voices'], isTold }
    : null;
}

function isVoice(stored: unknown): boolean {
  return isObject(stored) && typeof stored['network'] === 'string';
}
