/** Greedy line break: between CJK characters, at blanks, never before a closing or after an opening mark. */
import { Breaker } from '../pdf/beside.ts';
import { type Face, Unfit } from './face.ts';

function* wordsOf(text: string): Generator<string> {
  const breaker = new Breaker(text);
  let last = 0;
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    yield text.slice(last, found.position);
    last = found.position;
  }
}

/** Lines of a text at most `width` wide, in thousandths of the size; no blanks at their ends. */
export function linesOf(text: string, face: Face, width: number): string[] {
  if (!text.includes('\n') && face.measure(text) <= width) return [text.trim()];
  const lines = [''];
  const fits = (part: string) => face.measure(part.trimEnd()) <= width;
  const add = (part: string) => {
    const line = lines.at(-1)!;
    if (line !== '' && !fits(line + part)) lines.push(part);
    else lines[lines.length - 1] = line === '' ? part.trimStart() : line + part;
  };
  for (const found of wordsOf(text)) {
    const word = found.replace('\n', '');
    if (!fits(word) && lines.at(-1) !== '') lines.push('');
    for (const part of fits(word) ? [word] : word.trim()) {
      if (!fits(part)) throw new Unfit();
      add(part);
    }
    if (word !== found) lines.push('');
  }
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.trim());
}
