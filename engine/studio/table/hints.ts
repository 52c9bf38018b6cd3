/** What may be written next in a cell: values by id or title, the other columns by name; the nearest spelling too. */
import { nearest } from '../../nearest.ts';
import type { Name } from '../names.ts';
import type { GridColumn } from './cell.ts';
import { lengthNames } from './lengths.ts';

export interface Hint extends Name {
  /** The cell with it. */
  text: string;
}

const MOST = 8;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The word that is being written at the end: after a comma, an operator or a parenthesis. */
const LAST_WORD = /[^\s,，、()[\]<>=!+*/]*$/;

const byType: Record<string, string[]> = {
  number: ['-', '< ', '>= ', '[0..100)'],
  date: ['-', '>= date("2026-01-01")'],
  boolean: ['-', 'true', 'false'],
};

const forms = ({ part, type }: GridColumn): string[] => (part === 'when' ? (byType[type] ?? ['-']) : []);

/** Values that are texts stand in quotes in a test. */
const literal = (value: string, { part, type }: GridColumn): string =>
  part === 'when' && type !== 'number' && type !== 'boolean' ? JSON.stringify(value) : value;

/** The number written, in each unit. */
const lengthHints = (text: string, { language }: GridColumn): Hint[] =>
  lengthNames(text, language)
    .map((name) => ({ ...name, text: name.title }))
    .filter((hint) => hint.text !== text)
    .slice(0, MOST);

/** At most eight; of an empty cell its first values, of a word those that hold it or are nearest to it. */
export function hintsFor(text: string, column: GridColumn, others: GridColumn[]): Hint[] {
  if (column.part === 'then' && column.type === 'length') return lengthHints(text, column);
  const word = LAST_WORD.exec(text)![0];
  const before = text.slice(0, text.length - word.length);
  const sought = folded(word.replaceAll('"', ''));
  const inputs = column.part === 'when' ? others.map(({ id, title }) => ({ value: id, title })) : [];
  const own = column.names.map((name) => ({ ...name, as: literal(name.value, column) }));
  const all = [...own, ...inputs.map((name) => ({ ...name, as: name.value }))];
  const near = nearest(
    sought,
    all.map(({ value }) => value),
  );
  const fitting = all.filter(
    ({ value, title }) => folded(value).includes(sought) || folded(title).includes(sought) || value === near,
  );
  const named = (sought === '' ? own : fitting).map(({ as, ...name }) => ({ ...name, text: before + as }));
  const plain = text === '' || text === '-' ? forms(column) : [];
  return [...named, ...plain.map((form) => ({ value: form, title: '', text: form }))]
    .filter((hint) => hint.text !== text)
    .slice(0, MOST);
}
