const { raw } = String;
const LETTER = '[A-Z가나다라마바사아자차카타파하]';
const PAIR = raw`\d{1,5}(?:-\d{1,5})?`;
const WEAK_BLOCK = raw`(?:제?\d\d?\s?|${LETTER}\d?|에이|비|씨|디)(?:동|-?dong)`;
/** A block, floor or room that can be nothing else. */
const SURE = raw`(?:제?\d{3,4}\s?(?:동|-?dong)(?:\s?\d{1,5}$)?|제?(?:지[하상]?\s?)?(?:비|${LETTER}-?)?\d{1,5}(?:[-~·]\d{1,5})?(?:-?[A-Z])?\s?(?:층|호실?|실|-?ho)|반?지하?층|반지하|옥탑[방층]?|B?\d{1,3}F|\d{1,3}\w{0,2}\sfl\w*\.?|(?:#|(?:apt|unit|suite|rm|room)\.?\s?)${PAIR}$)`;
/** What may also be something else: "1동" and "가동" end names of 동. */
const WEAK = raw`(?:${WEAK_BLOCK}|B\d\d?|[A-Z]-?\d{2,4}$|[본별신구동서\dA-Z]관|상가동|지하$|옥상|[가-힣]{2}실|[정후]?문앞?|(?:공동)?현관|비밀번호)`;
const JOINER = raw`[-~·\s]?`;

/**
 * What a word may be, as one letter, so that a line is a short text and a rule is a pattern over it. The first that
 * fits the whole word counts.
 *
 * Brackets and separators: `(`, `)` and `,`. Numbers: `o` of three or four digits, `n` any other, `O` of twice as many,
 * `l` any other with a sub number, `z` of a lot, `D` below the ground. Within a building: `h` and `i` rooms and floors
 * that may be lots, `v` a block, `F` a floor, `u` what is sure, `w` what may be something else. Names: `g` road and
 * number in one word, `Y` 동 and lot, `q` a road in Latin letters, `r` a road, `a` a 동, `b` a building with blocks, `G`
 * a region, `E` without Hangul, `X` long, `x` any other.
 */
const CLASSES = raw`o \d{3,4}
n \d{1,5}
O \d{3,4}-\d{3,4}
l ${PAIR}
z (?:산\s?)?${PAIR}번지|산\s?${PAIR}
D 지하\s?${PAIR}
h \d{1,3}호
i \d{1,5}[-·]\d{1,5}[층호]
v ${WEAK_BLOCK}
F B\d\d?
u (?:${WEAK}${JOINER})*${SURE}(?:${JOINER}(?:${SURE}|${WEAK}))*${JOINER}
w (?:${WEAK}${JOINER})+|\d{1,3}층[가-힣]{1,6}
g .*[로길](?:지하)?${PAIR}
Y .*(?:[동리]|\d가)산?${PAIR}(?:번지)?
q [a-z\d][a-z\d.'-]*(?:ro|gil)
r .*[로길]
a .*(?:[동읍면]|\d가)|[가-힣]{1,4}\d?리
b .*(?:아파트|빌라|맨션|주공|단지|\d차|타운|마을|캐슬|자이|파크|시티|래미안|푸르지오|편한세상|더샵).*
G .+[시도군구]
E [^가-힣]+
X .{4,}
x .+`.split('\n');

const WORD = new RegExp(`^(?:${CLASSES.map((row) => `(${row.slice(2)})`).join('|')})$`, 'i');
/** Brackets as `(` and `)`, separators as `,`. */
const SIGNS = '([<{)]>},;:/|~·*.-';
/** No word of an address is longer; a longer one is not looked into. */
const LONGEST = 40;

/** The letter of a word. */
export function classOf(word: string): string {
  const sign = word.length === 1 ? SIGNS.indexOf(word) : -1;
  if (sign >= 0) return '(),'.charAt(Math.min(2, sign / 4));
  const found = word.length > LONGEST ? null : WORD.exec(word);
  return CLASSES[found ? found.indexOf(word, 1) - 1 : -1]?.[0] ?? 'X';
}
