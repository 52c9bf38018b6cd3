/** Until when something is kept, in words. */
import type { Language } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import type { Kept } from './retention.ts';

export interface KeptView {
  text: string;
  clause: string[];
}

export const sayKept =
  (language: Language) =>
  ({ of, until, clause }: Kept): KeptView => {
    const words = wordsOf(language).retention;
    return { text: fillIn(until ? words.until : words.forGood, { of: words[of], day: until }), clause };
  };
