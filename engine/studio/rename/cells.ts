/** Ids in the cells of decision tables whose inputs are fed with them, those of tables that the adopting office fills in too. */
import type { Json } from '../../exchange/parts.ts';
import { at } from '../../problem.ts';
import { valueAt } from '../../ruleset/places.ts';
import type { Edit, Place } from '../edit.ts';
import { scopeAt } from '../feel/scope.ts';
import type { Draft } from '../names.ts';
import { drawnFrom } from './drawn.ts';
import { gives, type Renaming } from './feel.ts';

interface Row {
  when: string[];
}

interface Input {
  id: string;
  choice?: string;
  allowed?: Json[];
}

interface TableParts {
  id: string;
  inputs: Place;
  /** Several where casts and worked complaints each have their own. */
  rows: Place[];
}

interface Fed {
  /** As `table input`. */
  inputs: Set<string>;
  /** Code lists whose entries are such ids. */
  choices: Set<string>;
}

/** What inputs of tables are bound to. */
const bindings = ({ walk, documents }: Draft): (Place & { input: string; text: string })[] =>
  walk.pointers.flatMap(({ file, path, text }) => {
    const [, call, input] = /^(.*)\/with\/([^/]+)$/.exec(path) ?? [];
    if (call === undefined) return [];
    const { table } = (valueAt(documents[file], call) ?? {}) as { table?: string };
    return [{ file, path, text, input: `${table} ${input}` }];
  });

/** Inputs that are bound to ids of this kind, and those that draw from the same code list. */
function fedBy(draft: Draft, tables: TableParts[], { kind, choice: list }: Renaming): Fed {
  const fed = (place: Place & { text: string }) =>
    list === undefined
      ? gives(place.text, kind)
      : drawnFrom(place.text, scopeAt(draft, place, 'expression')) === list;
  const bound = new Set(bindings(draft).flatMap((one) => (fed(one) ? one.input : [])));
  const all = tables.flatMap((table) =>
    listAt<Input>(draft, table.inputs).map(({ id, choice }) => ({ name: `${table.id} ${id}`, choice })),
  );
  const choices = new Set(all.flatMap(({ name, choice }) => (choice && bound.has(name) ? choice : [])));
  if (list !== undefined) choices.add(list);
  const alike = all.filter(({ choice }) => choice && choices.has(choice)).map(({ name }) => name);
  return { inputs: new Set([...bound, ...alike]), choices };
}

/** Where the values of a parameter may stand. */
export const valuesOf = ({ documents }: Draft, id: string, own: Place): Place[] => [
  { ...own, path: at(own.path, 'suggestion') },
  ...Object.keys(documents).flatMap((file): Place[] => [
    { file, path: at('/params', id) },
    { file, path: at('/given/params', id) },
  ]),
];

function tablesOf(draft: Draft): TableParts[] {
  return draft.walk.elements.flatMap(({ kind, id, file, path, value }): TableParts[] => {
    const own = { file, path };
    if (kind === 'table') return [{ id, inputs: { file, path: '/inputs' }, rows: [{ file, path: '/rows' }] }];
    if (kind !== 'parameter' || value.type !== 'table') return [];
    const rows = valuesOf(draft, id, own).map((place) => ({ ...place, path: at(place.path, 'rows') }));
    return [{ id, inputs: { file, path: at(path, 'shape', 'inputs') }, rows }];
  });
}

const listAt = <T>({ documents }: Draft, { file, path }: Place): T[] => {
  const found = valueAt(documents[file], path);
  return Array.isArray(found) ? found : [];
};

/** The id itself as an expression: `"review"`. */
const boundTexts = (draft: Draft, { inputs }: Fed, { old, next }: Renaming): Edit[] =>
  bindings(draft)
    .filter(({ input, text }) => inputs.has(input) && text === JSON.stringify(old))
    .map(({ file, path }) => ({ put: { file, path, value: JSON.stringify(next) } }));

const entries = (draft: Draft, { choices }: Fed, { old, next }: Renaming): Edit[] =>
  draft.walk.elements
    .filter(({ kind, id }) => kind === 'choice' && choices.has(id))
    .flatMap(({ file, path }) =>
      listAt<{ id: string }>(draft, { file, path: at(path, 'options') }).flatMap(({ id }, i): Edit[] =>
        id === old ? [{ put: { file, path: at(path, 'options', i, 'id'), value: next } }] : [],
      ),
    );

/** Cells and allowed values of one input. */
function cellsOf(draft: Draft, { inputs, rows }: TableParts, c: number, { old, next }: Renaming): Edit[] {
  const swap = (text: string) => text.replaceAll(JSON.stringify(old), JSON.stringify(next));
  const { allowed = [] } = listAt<Input>(draft, inputs)[c]!;
  return [
    ...allowed.flatMap((one, i): Edit[] =>
      one === old
        ? [{ put: { file: inputs.file, path: at(inputs.path, c, 'allowed', i), value: next } }]
        : [],
    ),
    ...rows.flatMap((place) =>
      listAt<Row>(draft, place).flatMap(({ when }, r): Edit[] => {
        const value = swap(when[c]!);
        const path = at(place.path, r, 'when', c);
        return value === when[c] ? [] : [{ put: { file: place.file, path, value } }];
      }),
    ),
  ];
}

/** Results that are entries of the list. */
function resultsOf(draft: Draft, { inputs, rows }: TableParts, { old, next, choice }: Renaming): Edit[] {
  const place = { ...inputs, path: inputs.path.replace(/inputs$/, 'outputs') };
  const outputs = listAt<Input & { default?: Json }>(draft, place);
  const swap = (value: Json): Json => (value === old ? next : Array.isArray(value) ? value.map(swap) : value);
  const shapes = outputs.flatMap((output, c): Edit[] => {
    const own = output.choice === choice ? (['default', 'allowed'] as const) : [];
    return own.flatMap((key): Edit[] => {
      const value = output[key] === undefined ? undefined : swap(output[key]);
      const path = at(place.path, c, key);
      return value === undefined || value === output[key] ? [] : [{ put: { file: place.file, path, value } }];
    });
  });
  const cells = rows.flatMap((place) =>
    listAt<{ then: Json[] }>(draft, place).flatMap(({ then }, r) =>
      then.flatMap((was, c): Edit[] => {
        const value = choice && outputs[c]?.choice === choice ? swap(was) : was;
        const path = at(place.path, r, 'then', c);
        return JSON.stringify(value) === JSON.stringify(was)
          ? []
          : [{ put: { file: place.file, path, value } }];
      }),
    ),
  );
  return [...shapes, ...cells];
}

/** Cells, allowed values, code lists and bound texts of inputs that are fed with such ids. */
export function renamedCells(draft: Draft, renaming: Renaming): Edit[] {
  const tables = tablesOf(draft);
  const fed = fedBy(draft, tables, renaming);
  const cells = tables.flatMap((table) =>
    listAt<Input>(draft, table.inputs).flatMap(({ id }, c) =>
      fed.inputs.has(`${table.id} ${id}`) ? cellsOf(draft, table, c, renaming) : [],
    ),
  );
  const results = tables.flatMap((table) => resultsOf(draft, table, renaming));
  return [...cells, ...results, ...boundTexts(draft, fed, renaming), ...entries(draft, fed, renaming)];
}
