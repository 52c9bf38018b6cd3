/** Rows as CSV (RFC 4180) that opens right in a spreadsheet: UTF-8 with a mark, no cell a formula. */
import type { Row } from './grid.ts';

/** What begins a formula, also after blanks and in full-width forms (guarantees 93). */
const TRIGGER = /^\s*[=+\-@]/;
const FIRST = /^[\s\p{C}]*([^\s\p{C}])/u;

/** A quote before it makes it a text. */
export function harmless(text: string): string {
  const first = FIRST.exec(text)?.[1] ?? '';
  return TRIGGER.test(first.normalize('NFKC')) || /^[\t\r]/.test(text) ? `'${text}` : text;
}

const field = (text: string): string => {
  const safe = harmless(text);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const CHUNK = 1 << 16;

export async function* csv(rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  let text = '\ufeff';
  for await (const { cells } of rows) {
    text += `${cells.map((cell) => field(cell.text)).join(',')}\r\n`;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
