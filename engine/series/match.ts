/** Recognizes a written number again: which period and which count it carries. */

import type { DateToken, Part } from './pattern.ts';

export type Matched = { seq: number } & Partial<Record<DateToken, number>>;

interface Slot {
  part: Part;
  text: string;
}

const WIDTHS: Record<Exclude<DateToken, 'roc'>, number> = { yyyy: 4, yy: 2, MM: 2, dd: 2 };

/** Only these two vary in width: the year of the Republic has one to three digits, a full sequence widens. */
function widthOf(part: Part, roc: number, seq: number): number {
  if (part.kind === 'text') return part.text.length;
  if (part.kind === 'seq') return seq;
  return part.token === 'roc' ? roc : WIDTHS[part.token];
}

const isDigits = (text: string): boolean => /^\d+$/.test(text);

const inRange = (n: number, from: number, to: number): boolean => n >= from && n <= to;

function fits({ part, text }: Slot): boolean {
  if (part.kind === 'text') return text === part.text;
  if (!isDigits(text)) return false;
  if (part.kind === 'seq') return text.length === part.width || text[0] !== '0';
  if (part.token === 'MM') return inRange(Number(text), 1, 12);
  if (part.token === 'dd') return inRange(Number(text), 1, 31);
  return part.token !== 'roc' || text[0] !== '0';
}

function cut(parts: readonly Part[], text: string, roc: number, seq: number): Slot[] {
  let from = 0;
  return parts.map((part) => {
    const begin = from;
    from += widthOf(part, roc, seq);
    return { part, text: text.slice(begin, from) };
  });
}

/** The same token twice must say the same. */
function collect(slots: readonly Slot[]): Matched | null {
  const found: Matched = { seq: 0 };
  for (const { part, text } of slots) {
    if (part.kind === 'text') continue;
    const key = part.kind === 'seq' ? 'seq' : part.token;
    if (key !== 'seq' && found[key] !== undefined && found[key] !== Number(text)) return null;
    found[key] = Number(text);
  }
  return Number.isSafeInteger(found.seq) ? found : null;
}

/** Null when the text is no number of this pattern. The width of the sequence is what the text has left over. */
export function matches(parts: readonly Part[], text: string, widens = true): Matched | null {
  const width = parts.find((part) => part.kind === 'seq')?.width ?? 0;
  const hasRoc = parts.some((part) => part.kind === 'date' && part.token === 'roc');
  for (const roc of hasRoc ? [3, 2, 1] : [0]) {
    const fixed = parts.reduce((sum, part) => sum + widthOf(part, roc, 0), 0);
    const seq = text.length - fixed;
    if (seq < width || (seq > width && !widens)) continue;
    const slots = cut(parts, text, roc, seq);
    const found = slots.every(fits) ? collect(slots) : null;
    if (found) return found;
  }
  return null;
}
