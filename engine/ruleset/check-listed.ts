/** What an adopter lists, held against what could stand in the rule set itself. */
import { nearest } from '../nearest.ts';
import { at, type Problem, problem } from '../problem.ts';
import { checkShape } from './check-shape.ts';
import { listedIds } from './listed.ts';
import type { RuleSet } from './types.ts';

const place = '/choices/0/options';

function shape({ ruleset }: RuleSet, value: unknown): Problem[] {
  if (!Array.isArray(value)) return [problem('param.value', '', { expected: 'list', value: typeof value })];
  const choices = [{ id: 'listed', title: 'listed', options: value }];
  return checkShape('ruleset', { ...ruleset, choices }, '')
    .filter(({ path }) => path.startsWith(place))
    .map(({ code, path, params }) => ({ code, path: path.slice(place.length), params }));
}

function twice(ids: string[]): Problem[] {
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    return first < index ? [problem('id.duplicate', at('', index), { id, first: at('', first) })] : [];
  });
}

/** Entries {id, title}, each once: those of shapes, `param.value`, `id.duplicate`. */
export function listProblems(set: RuleSet, value: unknown): Problem[] {
  const found = shape(set, value);
  return found.length > 0 ? found : twice(listedIds(value));
}

function unknown({ ruleset }: RuleSet, id: unknown, index: number): Problem[] {
  const known = ruleset.departments.map((one) => one.id);
  if (typeof id !== 'string' || known.includes(id)) return [];
  const params = { expected: 'department', value: id, nearest: nearest(id, known) };
  return [problem('param.value', at('', index), params)];
}

/** Departments of the rule set by their ids, others as entries: those of lists, `param.value` {expected, value, nearest}. */
export function departmentProblems(set: RuleSet, value: unknown): Problem[] {
  const all: unknown[] = Array.isArray(value) ? value : [];
  const found = all.flatMap((one, index) => unknown(set, one, index));
  const entries = Array.isArray(value)
    ? all.map((one) => (typeof one === 'string' ? { id: one, title: one } : one))
    : value;
  return found.length > 0 ? found : listProblems(set, entries);
}
