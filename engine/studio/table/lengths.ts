/** Lengths of time in the cells of a table in people's words: shown, offered while one writes, read back. */
import { sayLength } from '../../complaint/clock-views.ts';
import { formatLength, type Length, lengthsOf } from '../../deadline/length.ts';
import { readLength } from '../../exchange/literals.ts';
import type { Language } from '../../text/language.ts';
import type { Name } from '../names.ts';

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** What the number that is written may mean: 13 days, 13 working days …; of none the lengths of one. */
export function lengthNames(text: string, language: Language): Name[] {
  const n = Number(/\d+/.exec(text.normalize('NFKC'))?.[0] ?? 1);
  return lengthsOf(n).map((length) => ({ value: formatLength(length), title: sayLength(length, language) }));
}

/** 13 天, 5 working days: in the words in which they are said; the text itself where they say nothing. */
export const lengthIn = (text: string, language: Language): string =>
  lengthNames(text, language).find(({ title }) => squeezed(title) === squeezed(text))?.value ?? text;

/** What is no length stays as it is written. */
export function saidLength(text: string, language: Language): string {
  const read = readLength(text);
  return read.ok && !('param' in read.value) ? sayLength(read.value as Length, language) : text;
}
