/** A row of a decision table as a person says it: its first cells in words, entries of lists by their titles. */
import type { Text } from '../ruleset/types.ts';
import { languages, localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { childrenOf, isObject, type Json, type Part, type Parts } from './parts.ts';

/** As many cells tell one row from another. */
const CELLS = 3;

type Titles = Map<string, Text>;

const titleOf = ({ id, own }: Part): Text =>
  (isObject(own) ? (own.title as Text | undefined) : undefined) ?? id;

const titled = (parts: Part[]): Titles => new Map(parts.map((part) => [part.id, titleOf(part)]));

/** What the values of a column are called: those of its list, departments, roles. */
function titlesOf({ own }: Part, parts: Parts): Titles {
  const { choice, type } = isObject(own) ? own : {};
  const all = [...parts.byKey.values()];
  if (type === 'department' || type === 'role') return titled(all.filter(({ kind }) => kind === `${type}s`));
  const list = all.find(({ kind, id }) => kind === 'choices' && id === choice);
  return titled(list ? all.filter(({ parent, kind }) => parent === list.key && kind === 'options') : []);
}

type Cell = (cell: Json, tag: (typeof languages)[number]) => string;

/** Entries by title; what is no entry says nothing without its column. */
const inWords =
  (column: Part, parts: Parts): Cell =>
  (cell, tag) => {
    const titles = titlesOf(column, parts);
    const { yes, no } = wordsOf(tag);
    const text = String(cell).replace(/"([^"]*)"/g, (_, id: string) => localize(titles.get(id) ?? id, tag));
    const said = text === 'true' ? yes : text === 'false' ? no : text;
    return String(cell).includes('"') ? said : `${localize(titleOf(column), tag)} ${said}`;
  };

/** What it asks; of a row that asks nothing, what it gives. Undefined of what is no such row. */
export function rowTitle({ kind, own, parent }: Part, parts: Parts): Text | undefined {
  if (kind !== 'rows' || !isObject(own) || !parent) return undefined;
  const columns = (of: string) =>
    childrenOf(parts, parent)
      .flatMap((key) => parts.byKey.get(key) ?? [])
      .filter((part) => part.kind === of)
      .map((part) => inWords(part, parts));
  const { when, then } = own;
  if (!Array.isArray(when) || !Array.isArray(then)) return undefined;
  const asked = columns('inputs').flatMap((say, i) => (when[i] === '-' ? [] : [{ say, cell: when[i]! }]));
  const given = columns('outputs').flatMap((say, i) =>
    typeof then[i] === 'object'
      ? []
      : [{ say, cell: typeof then[i] === 'string' ? `"${then[i]}"` : then[i]! }],
  );
  const cells = (asked.length > 0 ? asked : given).slice(0, CELLS);
  const join = (tag: (typeof languages)[number]) =>
    cells.map(({ say, cell }) => say(cell, tag)).join(wordsOf(tag).changes.comma);
  return cells.length > 0 ? Object.fromEntries(languages.map((tag) => [tag, join(tag)])) : undefined;
}
