/** A text that a pattern accepts, drawn from the parts of regular expressions that forms use. */
import type { Lots } from './lots.ts';

/** What is left to read, and how far it was read. */
interface Reader {
  text: string;
  at: number;
  lots: Lots;
}

const classes: Record<string, string> = {
  d: '0123456789',
  w: 'abcdefghijklmnopqrstuvwxyz0123456789',
  s: ' ',
};

const any = 'abcdefghijklmnopqrstuvwxyz';

const span = (from: string, to: string): string => {
  const [low, high] = [from.charCodeAt(0), to.charCodeAt(0)];
  return Array.from({ length: Math.min(high - low + 1, 200) }, (_, i) => String.fromCharCode(low + i)).join(
    '',
  );
};

/** The characters of `[…]`; of a negated one, letters and digits it does not name. */
function characterSet(reader: Reader): string {
  const end = reader.text.indexOf(']', reader.at + 1);
  const body = reader.text.slice(reader.at, end);
  reader.at = end + 1;
  const negated = body.startsWith('^');
  const parts = (negated ? body.slice(1) : body).matchAll(/\\(.)|(.)-(.)|(.)/g);
  const known = [...parts]
    .map(([, escaped, from, to, one]) =>
      escaped ? (classes[escaped] ?? escaped) : from ? span(from, to!) : one!,
    )
    .join('');
  return negated ? [...`${any}0123456789`].filter((c) => !known.includes(c)).join('') : known;
}

function times({ text, lots, ...rest }: Reader): { least: number; most: number; length: number } {
  const found = /^(\*|\+|\?|\{(\d+)(,(\d*))?\})\??/.exec(text.slice(rest.at));
  if (!found) return { least: 1, most: 1, length: 0 };
  const [all, sign, least, comma, most] = found;
  if (sign === '?') return { least: 0, most: 1, length: all.length };
  if (!least) return { least: sign === '+' ? 1 : 0, most: 3, length: all.length };
  const n = Number(least);
  return { least: n, most: comma ? Number(most || n + 3) : n, length: all.length };
}

function atom(reader: Reader): () => string {
  const { text, lots } = reader;
  const sign = text[reader.at++]!;
  if (sign === '[') {
    const set = characterSet(reader);
    return () => lots.pick([...set]) ?? '';
  }
  if (sign === '(') {
    reader.at += /^\?[:<][^>]*?>?/.exec(text.slice(reader.at))?.[0].startsWith('?:') ? 2 : 0;
    const from = reader.at;
    choice(reader);
    const to = reader.at++;
    return () => choice({ text: text.slice(0, to), at: from, lots });
  }
  if (sign === '.') return () => lots.pick([...any]) ?? '';
  if (sign !== '\\') return () => (sign === '^' || sign === '$' ? '' : sign);
  const escaped = text[reader.at++]!;
  return () => (classes[escaped] ? (lots.pick([...classes[escaped]]) ?? '') : escaped);
}

function sequence(reader: Reader): string {
  let drawn = '';
  while (reader.at < reader.text.length && !'|)'.includes(reader.text[reader.at]!)) {
    const make = atom(reader);
    const { least, most, length } = times(reader);
    reader.at += length;
    const n = least + reader.lots.below(most - least + 1);
    for (let i = 0; i < n; i++) drawn += make();
  }
  return drawn;
}

function choice(reader: Reader): string {
  const drawn = [sequence(reader)];
  while (reader.text[reader.at] === '|') {
    reader.at += 1;
    drawn.push(sequence(reader));
  }
  return reader.lots.pick(drawn) ?? '';
}

/** Without look-around and back-references, which the linear engine refuses anyway. */
export const matching = (pattern: string, lots: Lots): string => choice({ text: pattern, at: 0, lots });
