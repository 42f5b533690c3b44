const STORED = 'demo-juso-key';

/** With `?live`, the visitor's own juso key goes from the small field to the pages' sources, for this tab only. */
export function wireLiveKey(root: Document): void {
  const field = root.getElementById('live-key');
  if (!(field instanceof HTMLInputElement)) return;
  const apply = (): void => {
    const key = field.value.trim();
    for (const source of root.querySelectorAll('address-source[type="juso"]')) {
      if (key) source.setAttribute('api-key', key);
      else source.removeAttribute('api-key');
    }
  };
  field.value = sessionStorage.getItem(STORED) ?? '';
  apply();
  field.addEventListener('change', () => {
    sessionStorage.setItem(STORED, field.value.trim());
    apply();
  });
}
