/** Text of any length as paragraphs that pdfmake sets in linear time. */
import type { Block } from './document.ts';

/** pdfmake is quadratic in a paragraph: 200 kB in one took 33 s, in pieces of 300 2.4 s (guarantees 82). */
export const LONGEST = 300;

/** Sentence ends first, then pauses, then blanks: a cut there does not look like one. */
const ENDS = [/[。！？；!?;][”」』）)"']?|\.\s/gu, /[，、,：:]/gu, /\s/gu];

/** Pieces of at most 300 characters (code points); joined they are the text without its line breaks. */
export function pieces(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.length <= LONGEST ? [line] : cutLine(line)));
}

function cutLine(line: string): string[] {
  const found: string[] = [];
  let rest = Array.from(line);
  while (rest.length > LONGEST) {
    const length = cutAt(rest.slice(0, LONGEST).join(''));
    found.push(rest.slice(0, length).join(''));
    rest = rest.slice(length);
  }
  return rest.length > 0 ? [...found, rest.join('')] : found;
}

/** Code points to keep of a full piece; never less than half, so pieces stay few. */
function cutAt(piece: string): number {
  for (const end of ENDS) {
    const last = [...piece.matchAll(end)].at(-1);
    const kept = last ? Array.from(piece.slice(0, last.index + last[0].length)).length : 0;
    if (kept >= LONGEST / 2) return kept;
  }
  return LONGEST;
}

/** A cell with a text: one paragraph, or a stack of them; an empty one is a blank line. */
export function cell(text: string, where: string): Block {
  const parts = pieces(text).map((part) => ({ text: part === '' ? ' ' : part }));
  return parts.length === 1 ? { ...parts[0], where } : { stack: parts, where };
}
