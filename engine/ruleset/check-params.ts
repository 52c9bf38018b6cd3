/** Values of parameters held against their types: what a cast or an adopting organization sets. */
import { parseLength } from '../deadline/length.ts';
import { nearest } from '../nearest.ts';
import { at, type Problem, problem, within } from '../problem.ts';
import { compileTable } from '../table/compile.ts';
import type { Table } from '../table/types.ts';
import { withAllowed } from './allowed.ts';
import type { Cast, Parameter, RuleSet } from './types.ts';

const oneOf = (value: unknown, known: string[], expected: string): Problem[] =>
  typeof value === 'string' && known.includes(value)
    ? []
    : [problem('param.value', '', { expected, value, nearest: nearest(String(value), known) })];

const ids = (items: { id: string }[] | undefined) => (items ?? []).map(({ id }) => id);

function tableRows(set: RuleSet, { id, title, shape }: Parameter, value: unknown): Problem[] {
  const rows = (value as { rows?: unknown } | null)?.rows;
  if (!Array.isArray(rows) || !shape)
    return [problem('param.value', '', { expected: 'table', value: typeof value })];
  const compiled = compileTable(withAllowed(set, { id, title, ...shape, rows }) as Table);
  return compiled.ok ? [] : compiled.problems;
}

const typed: Record<Parameter['type'], (set: RuleSet, parameter: Parameter, value: unknown) => Problem[]> = {
  number: (_, __, value) =>
    typeof value === 'number' ? [] : [problem('param.value', '', { expected: 'number', value })],
  text: (_, __, value) =>
    typeof value === 'string' ? [] : [problem('param.value', '', { expected: 'text', value })],
  length: (_, __, value) => {
    const length = parseLength(value);
    return length.ok ? [] : length.problems;
  },
  choice: (set, { choice }, value) =>
    oneOf(value, ids(set.ruleset.choices?.find(({ id }) => id === choice)?.options), 'choice'),
  department: (set, _, value) => oneOf(value, ids(set.ruleset.departments), 'department'),
  role: (set, _, value) => oneOf(value, ids(set.ruleset.roles), 'role'),
  event: (_, { events }, value) => oneOf(value, events ?? [], 'event'),
  table: tableRows,
};

/** Problems of one value, at its place: `param.value` {expected, value, nearest}, `length.invalid`, those of tables. */
export const checkParam = (set: RuleSet, parameter: Parameter, value: unknown): Problem[] =>
  typed[parameter.type](set, parameter, value);

/** Problems of a cast's people and values; parameters left unset are no problem here. */
export function checkCast(set: RuleSet, cast: Cast, file: string): Problem[] {
  const known = set.ruleset.parameters ?? [];
  const values = Object.entries(cast.params).flatMap(([id, value]) => {
    const parameter = known.find((candidate) => candidate.id === id);
    const place = at('/params', id);
    if (parameter) return within(checkParam(set, parameter, value), place, file);
    return [
      { code: 'param.unknown', file, path: place, params: { param: id, nearest: nearest(id, ids(known)) } },
    ];
  });
  const people = cast.people.flatMap((person, index) => {
    const place = (key: string) => at('/people', index, key);
    const unknown = (key: 'departments' | 'roles' | 'heads', names: string[], kind: string) =>
      (person[key] ?? [])
        .filter((id) => !names.includes(id))
        .map((name) => ({
          code: 'reference.unknown',
          file,
          path: place(key),
          params: { kind, name, nearest: nearest(name, names) },
        }));
    const supervisor = person.supervisor && !ids(cast.people).includes(person.supervisor);
    return [
      ...unknown('departments', ids(set.ruleset.departments), 'department'),
      ...unknown('heads', ids(set.ruleset.departments), 'department'),
      ...unknown('roles', ids(set.ruleset.roles), 'role'),
      ...(supervisor
        ? [
            {
              code: 'reference.unknown',
              file,
              path: place('supervisor'),
              params: { kind: 'person', name: person.supervisor, nearest: null },
            },
          ]
        : []),
    ];
  });
  return [...values, ...people];
}
