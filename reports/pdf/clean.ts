/** Before printing: invisible characters are taken out, what cannot be drawn is named. */
import { at, type Problem, problem } from '../../engine/problem.ts';
import type { Block, PdfDocument } from '../layout/document.ts';
import { codeOf, missing } from './fonts.ts';

/** As many as an answer carries (guarantees, Limits). */
const MOST_PROBLEMS = 20;

/** Zero-width and direction marks: no ink, but they broke lines in the text layer when tried (guarantees 3.5). */
const INVISIBLE = /[\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu;

/** Line ends are one kind, tabs are a blank, invisible characters are gone; other controls stay to be refused. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?|[\u{85}\u{2028}\u{2029}]/gu, '\n')
    .replaceAll('\t', ' ')
    .replace(INVISIBLE, '');

export interface Cleaned {
  document: PdfDocument;
  problems: Problem[];
}

/** A copy with clean texts, and `print.missingGlyph` {character, code, where} for each that has no glyph. */
export function cleaned(document: PdfDocument): Cleaned {
  const problems: Problem[] = [];
  const text = (path: string, where: string) => (value: string) => {
    const fit = clean(value);
    problems.push(...missing(fit).map((character) => refusal(character, path, where)));
    return fit;
  };
  const line = (path: string, { left, right }: { left: string; right: string }) => ({
    left: text(path, document.title)(left),
    right: text(path, document.title)(right),
  });
  const sets = document.sets.map((set, index) => ({
    ...set,
    ...(set.foot
      ? { foot: set.foot.map((part) => text(at('/sets', index, 'foot'), document.title)(part)) }
      : {}),
    first: line(at('/sets', index, 'first'), set.first),
    later: line(at('/sets', index, 'later'), set.later),
    content: set.content.map((block, n) =>
      walk(block, at('/sets', index, 'content', n), document.title, text),
    ),
  }));
  const foot = document.foot.map((part, index) => text(at('/foot', index), document.title)(part));
  const title = clean(document.title);
  return { document: { ...document, title, sets, foot }, problems: distinct(problems) };
}

const refusal = (character: string, path: string, where: string): Problem =>
  problem('print.missingGlyph', path, { character: shown(character), code: codeOf(character), where });

/** A lone surrogate or a control cannot stand in an answer; its code point says enough. */
const shown = (character: string): string => (/[\p{Cc}\p{Cs}]/u.test(character) ? '' : character);

type Text = (path: string, where: string) => (value: string) => string;

function walk(block: Block, path: string, around: string, text: Text): Block {
  const where = block.where ?? around;
  const each = (key: string, blocks: Block[]) => blocks.map((b, n) => walk(b, at(path, key, n), where, text));
  const found: Block = { ...block };
  if (block.text !== undefined) found.text = text(at(path, 'text'), where)(block.text);
  if (block.stack) found.stack = each('stack', block.stack);
  if (block.columns) found.columns = each('columns', block.columns);
  if (block.table) {
    found.table = {
      ...block.table,
      widths: [...block.table.widths],
      body: Array.from(block.table.body, (cells, n) =>
        cells.map((b, m) => walk(b, at(path, 'table', 'body', n, m), where, text)),
      ),
    };
  }
  return found;
}

/** The same character at the same place is said once; copies repeat all texts. */
function distinct(problems: Problem[]): Problem[] {
  const seen = new Map<string, Problem>();
  for (const one of problems) {
    const key = `${one.params?.code}\n${one.params?.where}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()].slice(0, MOST_PROBLEMS);
}
