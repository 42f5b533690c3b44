import { classOf } from './word-classes.ts';

/** A line in two: what names a place, and what is within it. */
export interface SplitLine {
  readonly text: string;
  readonly detail: string;
  readonly reference: readonly string[];
  readonly kind: 'road' | 'lot' | 'name';
}

/** A word, a bracket or a separator, with the space before it. `(주)` is part of a name. */
const TOKEN = / *(?:(?:\([주유사재합]\)|[^ ([<{)\]>},;:/|])+|.)/g;
const BRACKETS = /\([^)]*\)?/g;

/** A road or lot number in the letters of word-classes.ts; in English it stands before its road. */
const NUMBER = '(?:[rqav],?[nolO]|[rq]D|[gYz])';
const place = new RegExp(`${NUMBER}|[nolO],?q`);
/** Of the detail, of a detail in the reference part, of the reference part, of nothing; the rest is searched for. */
const MARKS = '!+_ ';
const UNITS = '[uhivwF,()]*';
/** Where the detail begins behind a number. */
const behindNumber = new RegExp(
  [
    `(?=[vwFlO])(?<=${NUMBER},?\\(*,?).`,
    `[uh]|(?<!r)D|(?<![ra])i|[vwF](?=,?[uhivwF]|${UNITS}$)`,
    '[no](?=(?:,[no]){0,9},[uhi])',
    // A second number may be that of a lot: "역삼동 736 1".
    '(?=o)(?<=(?:[rq][nolO]|D|[av][lO]|g)\\(*)o(?=[uhi(]*$)',
    '(?<=[bEX])O|(?<=b)l',
  ].join('|'),
  'g',
);
/** Behind a name: units alone up to the end, one of them sure; they need not be behind a building with blocks. */
const behindName = new RegExp(`(?<![uhivwF,()])[vwF,()]*[uhi]${UNITS}$|(?<=b)[vlO]${UNITS}$`);
const inEnglish = /[uhiF]|[vw](?=,?[uhi])|[lO](?=,[nolO],?q)/g;

/** Splits the detail off a line without extras. A road or lot number is never taken for one. */
export function splitLine(line: string): SplitLine {
  const tokens = line.match(TOKEN) ?? [];
  const words = tokens.map((token) => token.trimStart());
  const letters = words
    .map(classOf)
    .join('')
    // "코엑스 B1" is a floor; what "London B1" is, nobody knows.
    .replace(/(?<=[xXabGr])F/g, 'u');
  const bare = letters.replace(BRACKETS, (part) => '('.repeat(part.length));
  const lead = leadingUnits(bare);
  const rest = bare.slice(lead);
  const found = place.exec(rest);
  const first = found ? found.index + lead : -1;
  const isEnglish = /^[nolO]/.test(found?.[0] ?? '');
  const split = '!'.repeat(lead) + (isEnglish ? rest.replace(inEnglish, '!') : withDetail(rest, found));
  const detailAt = isEnglish ? -1 : split.indexOf('!', first + 1);
  const inBrackets = letters.replace(BRACKETS, (part, index: number) => {
    const isBehind = detailAt >= 0 && detailAt < index;
    const isName = tokens[index] === words[index] && /[xXEab]/.test(letters.charAt(index - 1));
    return isBehind || (found && index > first) ? markedBrackets(part, isBehind, isName) : part;
  });
  const parts = ['', '', '', '', ''];
  // Of each part, the first separator since its last word.
  const between = ['', '', '', ''];
  let before = -1;
  words.forEach((word, at) => {
    const token = tokens[at] ?? '';
    const mark = (split[at] === '(' ? inBrackets : split).charAt(at);
    const part = MARKS.indexOf(mark) + 1;
    if (letters[at] === ',') for (let each = 0; each < 4; each++) between[each] ||= token;
    else {
      const gap = token !== word || part !== before ? ' ' : '';
      parts[part] += parts[part] ? (between[part] ?? '') + gap + word : word;
      between[part] = '';
    }
    before = part;
  });
  const [text = '', detail = '', within = '', reference = ''] = parts.map((part) =>
    part.replaceAll('\u00a0', ' '),
  );
  const isTold = detail.replaceAll(' ', '').includes(within.replaceAll(' ', ''));
  return {
    text,
    detail: isTold ? detail : `${detail} ${within}`.trim(),
    reference: reference.split(/, ?/).filter(Boolean),
    kind: !found ? 'name' : /[avYz]/.test(found[0]) ? 'lot' : 'road',
  };
}

/** "#1203, 101-dong, …", "301호, …": how many letters the detail before an address has. */
function leadingUnits(letters: string): number {
  const lead = /^[uhivwF][uhivwF,]*/.exec(letters)?.[0] ?? '';
  return /[uhi]|,$/.test(lead) && place.test(letters.slice(lead.length)) ? lead.length : 0;
}

/** The letters of a line in Korean with `!` for each token of the detail, but for brackets. */
function withDetail(letters: string, found: RegExpExecArray | null): string {
  let at: number;
  if (found) {
    behindNumber.lastIndex = found.index + found[0].length;
    at = behindNumber.exec(letters)?.index ?? 0;
  } else {
    // A room behind a road or 동 may be its number, and "중구 다동" is a 법정동.
    const plain = letters.replace(/(?<=[ra])[hi]/g, 'x').replace(/(?<=G)[vw]/g, 'a');
    at = plain.search(behindName);
    if (at > 0) at += plain.slice(at).search(/[^,()]/);
  }
  return at > 0 ? letters.slice(0, at) + letters.slice(at).replace(/[^(]/g, '!') : letters;
}

/**
 * What brackets behind a number or a detail are: `_` of the reference part, `+` details that it names, `!` of the
 * detail; as they were when they are part of a name ("개발원(KLID Tower)").
 */
function markedBrackets(part: string, isBehind: boolean, isName: boolean): string {
  const inside = part.slice(1).replace(')', '');
  const isDetail = /^[uhivwF]+[^uhivwF]/.test(inside);
  const isReference = /(?:[arbvYg]|[av][nolO]|[uhi])(?:,|$)/.test(inside);
  if (isBehind && (isDetail || !isReference)) return '!'.repeat(part.length);
  if (isName && !isDetail && !isReference) return part;
  // "(사동)" is a 법정동 and no block.
  const units = isDetail ? /.+/ : /[uhivwF]*[uhi][uhivwF]*$|^[uwF]+$|^O$/;
  const marks = inside.replace(/[^,]+/g, (words) =>
    words.replace(units, (all) => '+'.repeat(all.length)).replace(/[^+]/g, '_'),
  );
  return ` ${marks}${part.slice(marks.length + 1) && ' '}`;
}
