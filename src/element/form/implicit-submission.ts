/**
 * What Enter does in a native input: presses the form's default button, or submits a form that has none.
 * Form-associated elements do not take part in it by themselves ("implicit submission" in the HTML standard).
 */
export function submitImplicitly(form: HTMLFormElement | null): void {
  if (!form) return;
  // Not `form.elements`, which leaves image buttons out.
  const root = form.getRootNode() as ParentNode & Node;
  const buttons = root.querySelectorAll<HTMLButtonElement | HTMLInputElement>('button, input');
  const first = [...buttons].find((button) => button.form === form && /^(submit|image)$/.test(button.type));
  if (!first) form.requestSubmit();
  else if (!first.disabled) first.click();
}
