/**
 * A browser on a system without a locale, such as a wallboard's, names a language that Intl refuses (`C`,
 * `en-US@posix`). uPlot asks Intl for it while it is being loaded, and the page would stay empty. So this is
 * imported before the chart.
 */
if (!isKnown(navigator.language)) {
  Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
}

function isKnown(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}
