interface Policy {
  createScriptURL(url: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | null | undefined;

/**
 * A script URL that a page with `require-trusted-types-for 'script'` accepts, through the one policy
 * `address-search`. Where there are no trusted types, or another copy of this file made the policy first, the
 * plain text is returned; a page that enforces the types then refuses it when it is assigned.
 */
export function trustedScriptUrl(url: string): string {
  if (policy === undefined) policy = createPolicy();
  // The DOM typings know texts only; what is returned is a TrustedScriptURL.
  return (policy?.createScriptURL(url) as string | undefined) ?? url;
}

function createPolicy(): Policy | null {
  const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes;
  try {
    return factory?.createPolicy('address-search', { createScriptURL: (url) => url }) ?? null;
  } catch {
    return null;
  }
}
