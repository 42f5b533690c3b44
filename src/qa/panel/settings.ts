import { deviceStorage } from '../../platform/index.ts';
import type { Side } from './position/free-corner.ts';
import type { Language } from './texts/languages.ts';

/** What the panel remembers on this device: where it stands and in which language. */
export interface PanelSettings {
  readonly side: Side;
  /** Null: the page's. */
  readonly language: Language | null;
}

const storageKey = 'address-search.outage-panel';
const noSettings: PanelSettings = { side: 'end', language: null };

/** Storage may hold anything. */
export function loadSettings(): PanelSettings {
  try {
    const known: unknown = JSON.parse(deviceStorage.read(storageKey) ?? 'null');
    if (typeof known !== 'object' || known === null) return noSettings;
    const { side, language } = known as Record<string, unknown>;
    return {
      side: side === 'start' ? 'start' : 'end',
      language: language === 'ko' || language === 'en' ? language : null,
    };
  } catch {
    return noSettings;
  }
}

export function saveSettings(what: PanelSettings): void {
  deviceStorage.write(storageKey, JSON.stringify(what));
}
