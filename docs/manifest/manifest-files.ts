import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { describeElements } from './describe-elements.ts';

export const root = new URL('../../', import.meta.url);

const OPTIONS = { descriptionSrc: 'description', hideLogs: true } as const;

/** To be read by people too. */
const pretty = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
/** For editors alone: the package has a bar of 5 MB with all that it installs. */
const compact = (text: string): string => `${JSON.stringify(JSON.parse(text))}\n`;

/** What the package tells tools of its elements: texts by their paths. */
export function manifestFiles(): Readonly<Record<string, string>> {
  const manifest = describeElements();
  // The generators change what they are given, and type it a little narrower than the schema does.
  const copy = () => structuredClone(manifest) as unknown as Parameters<typeof getWebTypesData>[0];
  return {
    'custom-elements.json': pretty(manifest),
    'ide/web-types.json': compact(getWebTypesData(copy(), OPTIONS)),
    'ide/vscode.html-custom-data.json': compact(getVsCodeHtmlCustomData(copy(), OPTIONS)),
    'ide/vscode.css-custom-data.json': compact(getVsCodeCssCustomData(copy(), OPTIONS)),
  };
}
