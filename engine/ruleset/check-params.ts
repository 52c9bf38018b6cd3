/** Values of parameters held against their types: what a cast or an adopting organization sets. */

import { parseLength } from '../deadline/length.ts';
import { readRule } from '../duty/falling.ts';
import { nearest } from '../nearest.ts';
import { at, type Problem, problem, within } from '../problem.ts';
import { seriesProblems } from '../series/next.ts';
import { compileTable } from '../table/compile.ts';
import type { Table } from '../table/types.ts';
import { withAllowed } from './allowed.ts';
import { departmentProblems, listProblems } from './check-listed.ts';
import { checkShape } from './check-shape.ts';
import { fileKinds } from './files.ts';
import { optionsIn, withListed } from './listed.ts';
import { isParam } from './open.ts';
import { documentOf, parentOf, valueAt, withValue } from './places.ts';
import type { Cast, DecisionTable, Parameter, RuleSet } from './types.ts';
import { type Pointer, walkRuleSet } from './walk.ts';

type Values = Record<string, unknown>;

const oneOf = (value: unknown, known: string[], expected: string): Problem[] =>
  typeof value === 'string' && known.includes(value)
    ? []
    : [problem('param.value', '', { expected, value, nearest: nearest(String(value), known) })];

const ids = (items: { id: string }[] | undefined) => (items ?? []).map(({ id }) => id);

function tableRows(set: RuleSet, { id, title, shape }: Parameter, value: unknown): Problem[] {
  const rows = (value as { rows?: unknown } | null)?.rows;
  const open = Array.isArray(rows) && rows.some(({ then }) => Array.isArray(then) && then.some(isParam));
  if (!Array.isArray(rows) || !shape || open)
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
  choice: (set, { choice }, value) => {
    const options = optionsIn(set, choice);
    return options ? oneOf(value, ids(options), 'choice') : [];
  },
  list: (set, _, value) => listProblems(set, value),
  departments: (set, _, value) => departmentProblems(set, value),
  department: (set, _, value) => oneOf(value, ids(set.ruleset.departments), 'department'),
  role: (set, _, value) => oneOf(value, ids(set.ruleset.roles), 'role'),
  event: (_, { events }, value) => oneOf(value, events ?? [], 'event'),
  table: tableRows,
};

const isDutyRule = (file: string, path: string) => file === 'duties.json' && path.endsWith('/rule/param');

/** What the adopter's value makes of the file: its shape, its pattern, its outputs. */
function problemsOf(set: RuleSet, { file, path }: Pointer, params: Values): Problem[] {
  const document = documentOf(set, file) as { id?: string };
  const shape = (): Problem[] => {
    const kind = fileKinds.find(({ pattern }) => pattern.test(file))!;
    return checkShape(kind.meta, document, file).filter((found) => found.path.startsWith(parentOf(path)));
  };
  if (file === 'series.json') {
    const found = shape();
    return found.length > 0 ? found : seriesProblems(set.series.series[Number(path.split('/')[2])]!, params);
  }
  if (file.startsWith('tables/')) {
    const made = compileTable(withAllowed(set, document as DecisionTable) as Table);
    return made.ok ? [] : made.problems;
  }
  if (isDutyRule(file, path)) {
    const made = readRule(set.duties.duties[Number(path.split('/')[2])]!.rule as string);
    return made.ok ? [] : made.problems;
  }
  return shape();
}

/** Ids are held against the lists they are drawn from. */
const fitsAnywhere = ['list', 'department', 'departments', 'role', 'event', 'table'];

/** A value must be one that could be written where the parameter stands: `param.place` {file, at, value}, those of series and of a duty's rule. */
function atPlaces(set: RuleSet, { id, type }: Parameter, value: unknown, params: Values): Problem[] {
  if (fitsAnywhere.includes(type)) return [];
  const places = walkRuleSet(set).pointers.filter(
    ({ kind, text, path, file }) =>
      kind === 'parameter' && text === id && isParam(valueAt(documentOf(set, file), parentOf(path))),
  );
  return places.flatMap((pointer) => {
    const { file, path } = pointer;
    const found = problemsOf(withValue(set, file, parentOf(path), value), pointer, params);
    const said = found.filter(({ code }) => /^(series|duty)\./.test(code));
    if (said.length > 0) return said.map((one) => ({ ...one, path: '' }));
    return found.length === 0 ? [] : [problem('param.place', '', { file, at: parentOf(path), value })];
  });
}

/**
 * Problems of one value, beside the others that are set (`params`): `param.value` {expected, value, nearest}, `length.invalid`, those of tables; and
 * `param.place`, those of series and of a duty's rule where it does not fit the place that it fills.
 */
export function checkParam(
  set: RuleSet,
  parameter: Parameter,
  value: unknown,
  params: Values = {},
): Problem[] {
  const found = typed[parameter.type](set, parameter, value);
  return found.length > 0 ? found : atPlaces(set, parameter, value, params);
}

/** Problems of a cast's people and values; parameters left unset are no problem here. */
export function checkCast(written: RuleSet, cast: Cast, file: string): Problem[] {
  const set = withListed(written, cast.params);
  const known = set.ruleset.parameters ?? [];
  const values = Object.entries(cast.params).flatMap(([id, value]) => {
    const parameter = known.find((candidate) => candidate.id === id);
    const place = at('/params', id);
    if (parameter) return within(checkParam(set, parameter, value, cast.params), place, file);
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
