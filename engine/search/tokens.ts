/** Text to the tokens by which it is found: two characters at a time where words have no gaps, else words. */
import { pinyin } from 'pinyin-pro';
import { fold } from './sort-key.ts';

/** Scripts written without gaps between words. */
const GAPLESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}])+/gu;
const LONGEST_WORD = 40;
/** Enough to find a long letter by what it begins with. */
const MOST_TOKENS = 1000;

const runsOf = (text: string): string[] => fold(text).match(RUN) ?? [];

const pairs = (characters: string[]): string[] =>
  characters.slice(1).map((second, at) => characters[at] + second);

/** With the last character alone, so that each character begins a token. */
const spread = (run: string): string[] => {
  if (!GAPLESS.test(run)) return [[...run].slice(0, LONGEST_WORD).join('')];
  const characters = [...run];
  return [...pairs(characters), characters.at(-1)!];
};

export const tokensOf = (text: string): string[] =>
  [...new Set(runsOf(text).flatMap(spread))].slice(0, MOST_TOKENS);

/** A token looked for: as it stands, or as the beginning of one. */
export interface Sought {
  token: string;
  begins: boolean;
}

/** A telephone number as people write it. */
const TELEPHONE = /^\+?[\d ()]{7,20}$/;

/** All of them must be found; none where the question has no letter in it. */
export function soughtIn(question: string): Sought[] {
  if (TELEPHONE.test(fold(question))) return [{ token: question.replace(/\D/g, ''), begins: true }];
  const sought = runsOf(question).flatMap((run): Sought[] => {
    const characters = [...run];
    if (!GAPLESS.test(run)) return [{ token: characters.slice(0, LONGEST_WORD).join(''), begins: true }];
    if (characters.length === 1) return [{ token: run, begins: true }];
    return pairs(characters).map((token) => ({ token, begins: false }));
  });
  return sought.slice(0, 20);
}

const NAME = /^[\p{Script=Han}·]{2,12}$/u;

/** What a name of Han characters is typed as in short: 张三丰 by zsf. */
function initials(text: string): string[] {
  if (!NAME.test(text)) return [];
  const letters = pinyin(text.replaceAll('·', ''), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    surname: 'head',
  });
  return [letters.join('').toLowerCase()];
}

const DIGITS = /^\+?[\d\s()-]{5,20}$/;

/** Of a number that people write with or without gaps. */
export function digitsOf(text: string): string | undefined {
  const digits = DIGITS.test(fold(text)) ? fold(text).replace(/\D/g, '') : '';
  return digits.length < 5 ? undefined : digits;
}

/** People say it by its end too. */
function number(text: string): string[] {
  const digits = digitsOf(text);
  return digits ? [digits, digits.slice(-4)] : [];
}

/** For personal fields, whose tokens are hashed: only what is whole is found. */
export function personalTokens(text: string): string[] {
  const folded = fold(text);
  return [...new Set([...tokensOf(folded), ...initials(folded), ...number(folded)])];
}
