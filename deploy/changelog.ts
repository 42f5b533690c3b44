/** What a changelog says under `## <version>`, up to the next version; null: nothing. */
export function notesOf(changelog: string, version: string): string | null {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((each) => each.split('\n')[0]?.trim() === version);
  const notes = section?.split('\n').slice(1).join('\n').trim() ?? '';
  return notes === '' ? null : `${notes}\n`;
}
