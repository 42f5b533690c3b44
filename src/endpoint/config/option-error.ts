/** What is wrong with an option, in a line for whoever gave it. */
export class OptionError extends Error {}

/** `parseArgs` explains itself in several sentences; the first names the option. */
export function firstSentence(error: unknown): string {
  return error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error);
}
