/**
 * What Enter does in a native input: presses the form's default button, or submits a form that has none.
 * Form-associated elements do not take part in it by themselves (HTML, "implicit submission").
 */
export function submitImplicitly(form: HTMLFormElement | null): void {
  if (!form) return;
  const buttons = [...form.elements].filter(
    (element): element is HTMLButtonElement | HTMLInputElement =>
      (element instanceof HTMLButtonElement && element.type === 'submit') ||
      (element instanceof HTMLInputElement && (element.type === 'submit' || element.type === 'image')),
  );
  const [first] = buttons;
  if (!first) form.requestSubmit();
  else if (!first.disabled) first.click();
}
