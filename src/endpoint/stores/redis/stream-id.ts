const serialLength = 6;
const outer = /^(\d{1,16})-(\d{6,})$/;

/** The id of a stream entry (`1795251600000-12`) so that it sorts as text: `1795251600000-000012`. */
export function idOfStream(id: string): string {
  const [ms = '', serial = ''] = id.split('-');
  return `${ms}-${serial.padStart(serialLength, '0')}`;
}

/** The other way; null for what is no id. */
export function streamIdOf(id: string): string | null {
  const [, ms, serial] = outer.exec(id) ?? [];
  return ms === undefined || serial === undefined ? null : `${ms}-${Number(serial)}`;
}
