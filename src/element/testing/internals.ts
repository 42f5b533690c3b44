/** What a form is told through `ElementInternals`, which no DOM of the unit tests has. */
export class FakeInternals {
  data: FormData | null = null;
  state: unknown = null;
  validity: readonly unknown[] = [];
  readonly states = new Set<string>();
  readonly labels: readonly Element[] = [];
  readonly form = null;

  setFormValue(data: FormData | null, state: unknown): void {
    this.data = data;
    this.state = state;
  }

  setValidity(...facts: readonly unknown[]): void {
    this.validity = facts;
  }

  get asInternals(): ElementInternals {
    return this as unknown as ElementInternals;
  }
}
