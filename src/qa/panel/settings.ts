import { deviceStorage } from '../../platform/index.ts';
import type { Side } from './position/free-corner.ts';
import type { Language } from './texts/languages.ts';

/** What the panel remembers on this device: where it stands and in which language. */
export interface Remembered {
  readonly side: Side;
  /** Null: the page's. */
  readonly language: Language | null;
}

const KEY = 'address-search.outage-panel';
const NOTHING: Remembered = { side: 'end', language: null };

/** Storage may hold anything. */
export function recall(): Remembered {
  try {
    const known: unknown = JSON.parse(deviceStorage.read(KEY) ?? 'null');
    if (typeof known !== 'object' || known === null) return NOTHING;
    const { side, language } = known as Record<string, unknown>;
    return {
      side: side === 'start' ? 'start' : 'end',
      language: language === 'ko' || language === 'en' ? language : null,
    };
  } catch {
    return NOTHING;
  }
}

export function remember(what: Remembered): void {
  deviceStorage.write(KEY, JSON.stringify(what));
}
