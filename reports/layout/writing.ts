/** Room for the pen on paper that is filled by hand. */
import type { Block } from './document.ts';

/** A line for handwriting: with the paddings of a row about 9 mm. */
export const WRITING_SIZE = 13;
/** Of a printed character, wide ones; good enough to know how many lines a text takes. */
const CHARACTER = 10;

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * CHARACTER) / width)), 0);

/** Empty lines below texts that take fewer than `lines`. Nothing is held together, so that no page can lose it. */
export function filler(lines: number, texts: string[], width: number): Block[] {
  const used = texts
    .filter((text) => text.trim() !== '')
    .reduce((sum, text) => sum + linesOf(text, width), 0);
  return Array.from({ length: Math.max(0, lines - used) }, () => ({ text: ' ', fontSize: WRITING_SIZE }));
}
