const FLOOR = '(?:지하 ?|B)?\\d{1,3}(?:[-~]\\d{1,3})?층|지하층|옥탑층?';
const ROOM = '[A-Z]?\\d{1,5}(?:-\\d+)?호실?';
const BLOCK = '\\d{3,4}동';
// Mean a detail only beside a number or another unit: "1동" also ends names of 행정동 ("상도 1동").
const WEAK_BLOCK = '(?:\\d{1,2}|[A-Z가나다라마바사아자차카타파하])동';
const WEAK_FLOOR = 'B\\d{1,2}|\\d{1,3}F';

const STRONG = new RegExp(`^(?:(?:${BLOCK}|${WEAK_BLOCK})(?=.)|${BLOCK}$|${FLOOR}|${ROOM})+,?$`, 'i');
const ANY = new RegExp(`^(?:${BLOCK}|${WEAK_BLOCK}|${FLOOR}|${ROOM}|${WEAK_FLOOR})+,?$`, 'i');
const NUMBER = /\d(?:번지)?,?$/;

/**
 * Splits a trailing 동, floor or 호 off an address, since a search for them finds nothing:
 * "세종대로 110 3층 301호" is "세종대로 110" and "3층 301호". After a building number everything from the
 * first unit on is detail; elsewhere only units up to the end are. "지하" before a bare number belongs to
 * the road number ("세종대로 지하 110").
 */
export function splitDetail(line: string): { readonly text: string; readonly detail: string } {
  const words = line.match(/지하 \d+층\S*|\S+/g) ?? [];
  // All of it is a detail: there is nothing to search for without it.
  if (ANY.test(words[0] ?? '')) return { text: line, detail: '' };
  for (let at = 1; at < words.length; at += 1) {
    const before = words[at - 1] ?? '';
    const tail = words.slice(at);
    if (startsAfterNumber(before, tail) || isAllUnits(tail)) {
      return { text: words.slice(0, at).join(' ').replace(/,$/, ''), detail: tail.join(' ') };
    }
  }
  return { text: line, detail: '' };
}

function startsAfterNumber(before: string, [first = '', ...rest]: readonly string[]): boolean {
  if (!NUMBER.test(before)) return false;
  return ANY.test(first) || (first === '지하' && rest.length === 0);
}

function isAllUnits(tail: readonly string[]): boolean {
  return tail.every((word) => ANY.test(word)) && tail.some((word) => STRONG.test(word));
}
