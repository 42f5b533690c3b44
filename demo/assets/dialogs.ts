/** Buttons with `data-opens` or `data-closes` open and close the modal dialog of that id. */
export function wireDialogs(root: Document): void {
  const dialog = (id: string | undefined): HTMLDialogElement | null => {
    const found = id ? root.getElementById(id) : null;
    return found instanceof HTMLDialogElement ? found : null;
  };
  for (const button of root.querySelectorAll<HTMLElement>('[data-opens]')) {
    button.addEventListener('click', () => dialog(button.dataset.opens)?.showModal());
  }
  for (const button of root.querySelectorAll<HTMLElement>('[data-closes]')) {
    button.addEventListener('click', () => dialog(button.dataset.closes)?.close());
  }
}
