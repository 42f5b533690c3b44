const two = (part: number): string => String(part).padStart(2, '0');

/** "0:09", "12:05", "1:00:00": what is left, never less than is left. */
export function countdown(ms: number): string {
  const all = Math.max(0, Math.ceil(ms / 1000));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** "3.00", "0.32": seconds as an instrument shows them. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 99_995 ? 2 : 0);

/** A mark of an axis in seconds: "0", "0.2", "1". */
export const mark = (ms: number): string => String(Math.round(ms) / 1000);

/** "13:02:11.204", local time. */
export function clockTime(at: number, withMs = true): string {
  const date = new Date(at);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return withMs ? `${time}.${String(date.getMilliseconds()).padStart(3, '0')}` : time;
}
