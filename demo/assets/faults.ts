/** Faults per provider as the control server tells and takes them; null is healthy. */
export type Faults = Readonly<Record<string, string | null>>;

/** Rejects when the control server does not answer. */
export async function readFaults(control: string): Promise<Faults> {
  const response = await fetch(`${control}/faults`, { cache: 'no-store' });
  return (await response.json()) as Faults;
}

/** Rejects when the control server does not answer, or refuses. */
export async function setFault(control: string, provider: string, fault: string | null): Promise<void> {
  const response = await fetch(`${control}/faults/${provider}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault }),
  });
  if (!response.ok) throw new Error(`${provider}: ${response.status}`);
}
