import type { ProviderOptions } from './contract.ts';

/** The key, which must be there. Throws `TypeError` naming its attribute, which is `api-key`. */
export function requiredKey({ key }: ProviderOptions, provider: string): string {
  const text = key?.trim();
  if (!text) throw new TypeError(`${provider}: the attribute "api-key" is missing.`);
  return text;
}

/** A duration in ms. Throws `TypeError` naming the option unless it is a positive number. */
export function milliseconds(
  options: ProviderOptions,
  provider: string,
  name: string,
  otherwise: number,
): number {
  const value = options[name] === undefined ? otherwise : Number(options[name]);
  if (!(value > 0)) throw new TypeError(`${provider}: the attribute "${name}" must be a positive number.`);
  return value;
}

/** An API's path behind `base-url` (an origin, or a prefix such as "/proxy/juso"), with its parameters. */
export function apiUrl(
  options: ProviderOptions,
  origin: string,
  path: string,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  const base = (options['base-url']?.trim() || origin).replace(/\/+$/, '');
  const query = new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  ).toString();
  return base + path + (query && `?${query}`);
}

/** Options of a script caller, `{ baseUrl }`, as attributes, `{ 'base-url' }`. Absent ones are left out. */
export function asAttributes(
  options: Readonly<Record<string, string | number | undefined>>,
): ProviderOptions {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined)
      attributes[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] = String(value);
  }
  return attributes;
}
