import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { describeElements } from './describe-elements.ts';

export const root = new URL('../../', import.meta.url);

const OPTIONS = { descriptionSrc: 'description', hideLogs: true } as const;
/** What the style sheets' own file holds is not said in the page's again. */
const NO_STYLES = { hideCssPropertiesDocs: true, hideCssPartsDocs: true } as const;
/** Nor what web-types have a place of its own for. */
const NO_LISTS = { ...NO_STYLES, hideSlotDocs: true, hideEventDocs: true, hideMethodDocs: true } as const;

/** For tools alone: the package has a bar of 5 MB with all that it installs. */
const compact = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** What the package tells tools of its elements: texts by their paths. */
export function manifestFiles(): Readonly<Record<string, string>> {
  const manifest = describeElements();
  // The generators change what they are given, and type it a little narrower than the schema does.
  const copy = () => structuredClone(manifest) as unknown as Parameters<typeof getWebTypesData>[0];
  return {
    'custom-elements.json': compact(manifest),
    'ide/web-types.json': compact(JSON.parse(getWebTypesData(copy(), { ...OPTIONS, ...NO_LISTS }))),
    'ide/vscode.html-custom-data.json': compact(
      JSON.parse(getVsCodeHtmlCustomData(copy(), { ...OPTIONS, ...NO_STYLES })),
    ),
    'ide/vscode.css-custom-data.json': compact(JSON.parse(getVsCodeCssCustomData(copy(), OPTIONS))),
  };
}
