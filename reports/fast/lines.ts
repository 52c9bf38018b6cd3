/** Greedy line break: between CJK characters, at blanks, never before a closing or after an opening mark. */
import { createRequire } from 'node:module';
import { type Face, Unfit } from './face.ts';

/** The part of `linebreak` that is used; it ships no types. */
type LineBreaker = new (text: string) => { nextBreak(): { position: number } | null };

const here = createRequire(import.meta.url);
/** UAX 14 knows which marks may not begin or end a line; by the very package that breaks pdfmake's lines. */
const Breaker = createRequire(here.resolve('pdfmake'))('linebreak') as LineBreaker;

/** Lines of a text at most `width` wide, in thousandths of the size; no blanks at their ends. */
export function linesOf(text: string, face: Face, width: number): string[] {
  if (!text.includes('\n') && face.measure(text) <= width) return [text.trim()];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const end = (next: string) => {
    lines.push(line.trim());
    [line, used] = [next, face.measure(next)];
  };
  for (const word of words(text)) {
    if (line !== '' && used + face.measure(word.trimEnd()) > width) end('');
    const [first, ...others] = line === '' ? cut(word.trimStart(), face, width) : [word.replace('\n', '')];
    line += first;
    used += face.measure(first!);
    for (const part of others) end(part);
    if (word.endsWith('\n')) end('');
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trim()];
}

function* words(text: string): Generator<string> {
  const breaker = new Breaker(text);
  let last = 0;
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    yield text.slice(last, found.position);
    last = found.position;
  }
}

/** A word wider than the line, cut between code points. */
function cut(word: string, face: Face, width: number): string[] {
  if (face.measure(word.trimEnd()) <= width) return [word.replace('\n', '')];
  const parts = [''];
  for (const character of word.trimEnd()) {
    if (face.measure(character) > width) throw new Unfit('a column too narrow');
    if (face.measure(parts.at(-1)! + character) > width) parts.push('');
    parts[parts.length - 1] += character;
  }
  return parts;
}
