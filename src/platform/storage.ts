/** Texts that this browser keeps. Never throws: a storage that is forbidden or full reads null and forgets. */
export interface TextStorage {
  read(key: string): string | null;
  /** Null takes away what is kept. */
  write(key: string, text: string | null): void;
}

/** The `Storage` is fetched at each use: in an opaque origin even that throws. */
const guarded = (storage: () => Storage): TextStorage => ({
  read(key) {
    try {
      return storage().getItem(key);
    } catch {
      return null;
    }
  },
  write(key, text) {
    try {
      if (text === null) storage().removeItem(key);
      else storage().setItem(key, text);
    } catch {
      // The page goes on without a memory.
    }
  },
});

/** Kept for all pages of the origin. */
export const deviceStorage = guarded(() => localStorage);

/** Kept for this tab. */
export const tabStorage = guarded(() => sessionStorage);
