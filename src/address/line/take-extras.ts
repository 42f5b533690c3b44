const { raw } = String;
/** What a telephone number is told by. */
const LABELLED = raw`(?:\b(?:tel|t|fax|f|mobile|m|phone|hp|h\.p)|(?:대표)?전화(?:번호)?|연락처|팩스|휴대(?:폰|전화)|핸드폰|[☎☏])[.: ]{1,3}`;
const TEL = raw`(?:${LABELLED}|[☎☏])?\(?`;
/** What stands before a mobile number and is no name: it belongs to the detail, or says which building. */
const NO_NAME =
  '(?:반?지하|지층|옥탑방?|옥상|[본별신구]관|[정후]문|문앞|현관|(?:경비|관리|사무)실|[가-힣]{0,2}(?:빌딩|상가|빌라))';
/** Between the parts of a number. */
const DASH = '[-. ]';
/** Telephone numbers, with the name before a mobile one, e-mail addresses, resident registration and card numbers. */
const PRIVATE = new RegExp(
  [
    raw`(?:(?<=^|[\d층호동],? |[/|] )(?!${NO_NAME}[, ])[가-힣]{2,4}(?:[,/| ]{1,3}|(?=\()))?${TEL}(?:\+82${DASH}?(?:\(0\))?|\b(?:82|0))1\d${DASH}?\d{3,4}${DASH}?\d{4}\)?(?!\d)`,
    raw`${TEL}(?:\+82${DASH}?|\b0)\d{1,3}(?:\) ?|${DASH})\d{3,4}${DASH}\d{4}\)?(?!\d)`,
    raw`${LABELLED}1\d{3}${DASH}\d{4}(?!\d)`,
    raw`(?:(?:\be(?:-?mail)?|이?메일)[.: ]{1,3})?(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+`,
    raw`\b(?:\d{6}-[1-8]\d{6}|(?:\d{4}-){3}\d{4})\)?(?!\d)`,
  ].join('|'),
  'gi',
);
// Those of five digits begin with 01 to 63; six were in use until August 2015.
const FIVE = raw`(?:0[1-9]|[1-5]\d|6[0-3])\d{3}`;
const MARK = raw`(?<![가-힣])(?:우|〒|우편번호|zip)[ :.)\]]{0,3}`;
const SIX = raw`\d{3}-?\d{3}`;
const POSTCODE = new RegExp(
  [
    raw`[([] ?(?:(?:${MARK})?\d{5}|${MARK}${SIX}) ?[)\]]`,
    raw`[([]?${MARK}(?:\d{5}|${SIX})(?!\d)`,
    // In front, or behind what was private there. In brackets elsewhere, six may be block and room.
    raw`^[ ,/|]{0,4}(?:(?:${FIVE}|${SIX}(?= \D))[, ]+|[([]${SIX}[)\]])(?=.)`,
    // Not the number of a road or a lot, nor a room.
    raw`(?<![로길동리읍면가산하])[, ]{1,2}${FIVE}$`,
  ].join('|'),
  'gi',
);
const FORM = '(?:도로명|지번)(?: ?주소)?';
/** In a form, what stands before the label of the address is something else ("받는 사람: …, 주소: …"). */
const LABEL = new RegExp(raw`^(?:\D*?(?:${FORM}|주소) ?[:\]]|[^\s\d]*?(?:${FORM}|주소) ) ?`);
/** Behind an address, the same once more in its other form; it says what the reference part says. */
const OTHER_FORM = new RegExp(raw`^(\D*\d.*?) \[?${FORM}[ :\]]+(.*)`);

/** A line without what is pasted along with an address. */
export interface BareLine {
  /** `\u00a0` keeps words together that mean one thing. */
  readonly line: string;
  /** Five digits, or empty. */
  readonly postcode: string;
}

/** Takes postcode, country, labels and what is private off a line. */
export function takeExtras(clean: string): BareLine {
  let postcode = '';
  const line = clean
    .replace(PRIVATE, ' ')
    .replace(/, ?(?:[a-z]+ ){0,2}Korea(?=[ ,]*(?:\(?\d{5}\)?)?$)/i, '')
    .replace(POSTCODE, (found) => {
      postcode ||= /(?<!\d)\d{5}(?!\d)/.exec(found)?.[0] ?? '';
      return ' ';
    })
    .replace(/^ ?대한민국 (?=\S\S(?:\S*[시도])? )/, '')
    .replace(LABEL, '')
    .replace(OTHER_FORM, '$1 ($2)')
    // Words that mean one thing ("지하 1층", "Apt 301", "3rd Floor"), and parts of one ("4-1번지3층", "152-3층", "152.").
    .replace(/(\d번지)(?=[\d지반옥])/g, '$1 ')
    .replace(/(?<=[로길] ?\d{1,5})-(?=\d{1,3}층)/g, ' ')
    // The older way to write lot 736-1, which not every service reads.
    .replace(/(?<![-\d])(\d{1,5})번지 (\d{1,3})호(?![-\d가-힣])/g, '$1-$2')
    .replace(/([\d가-힣])\.(?= |$)/g, '$1')
    .replace(
      /(?<=지[하상]|(?<![가-힣])산|\b(?:apt|unit|suite|rm|room)\.?) (?=B?\d)|(?<=\d{3}동) (?=\d{3,4}(?!\S))|(?<=\d[a-z]{0,2}) (?=[동층호](?!\S)|fl)/gi,
      '\u00a0',
    )
    .trim();
  return { line, postcode };
}
