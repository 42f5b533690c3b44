const PREFIX = '--address-search-';

/** The editor of custom properties: what is changed goes to the fields in the frames, and into the CSS to copy. */
export function wireThemeEditor(page: Document): void {
  const editor = page.querySelector<HTMLElement>('[data-theme-editor]');
  const form = editor?.querySelector('form');
  const css = editor?.querySelector('[data-css]');
  const copy = editor?.querySelector<HTMLButtonElement>('[data-copy]');
  if (!editor || !form || !css || !copy) return;
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[data-property]')];
  const frames = [...editor.querySelectorAll('iframe')];

  const chosen = (): readonly (readonly [string, string])[] =>
    inputs.flatMap(({ dataset, value }) =>
      dataset.property && value.trim() ? [[dataset.property, value.trim()] as const] : [],
    );

  const show = (): void => {
    const lines = chosen().map(([name, value]) => `  ${name}: ${value};\n`);
    css.textContent = `address-search {\n${lines.join('')}}`;
    for (const { contentDocument } of frames)
      for (const field of contentDocument?.querySelectorAll<HTMLElement>('address-search') ?? []) {
        for (const { dataset } of inputs) field.style.removeProperty(dataset.property ?? '');
        for (const [name, value] of chosen()) field.style.setProperty(name, value);
      }
  };

  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset.for) {
      const input = inputs.find(({ dataset }) => dataset.property === target.dataset.for);
      if (input) input.value = target.value;
    }
    show();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  // The form is empty only after this event.
  form.addEventListener('reset', () => setTimeout(show));
  form.addEventListener('click', ({ target }) => {
    const preset = target instanceof HTMLElement ? target.dataset.preset : undefined;
    if (!preset) return;
    const values = JSON.parse(preset) as Readonly<Record<string, string>>;
    for (const input of inputs) input.value = values[input.id] ?? '';
    for (const picker of form.querySelectorAll<HTMLInputElement>('input[type=color]')) {
      const value = values[(picker.dataset.for ?? '').slice(PREFIX.length)];
      if (value) picker.value = value;
    }
    show();
  });
  for (const frame of frames) frame.addEventListener('load', show);
  const words = copy.textContent;
  copy.addEventListener('click', () => {
    void navigator.clipboard.writeText(css.textContent ?? '').then(() => {
      copy.textContent = copy.dataset.copied ?? words;
      setTimeout(() => (copy.textContent = words), 2000);
    });
  });
}
