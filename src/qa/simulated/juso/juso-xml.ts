const xmlSigns: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function elements(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => elements(name, one)).join('');
  const inside =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([child, one]) => elements(child, one))
          .join('')
      : String(value).replace(/[&<>]/g, (sign) => xmlSigns[sign] ?? sign);
  return `<${name}>${inside}</${name}>`;
}

/** The XML of an answer: an element for each field, one for each entry of a list. */
export function xmlOf(value: unknown): string {
  const inside = Object.entries(value ?? {}).map(([name, one]) => elements(name, one));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${inside.join('')}`;
}
