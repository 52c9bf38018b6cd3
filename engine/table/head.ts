/** Checks of a table's head: ids, hit policy, aggregation, the lists a priority needs. */
import { at, type Problem, problem } from '../problem.ts';
import { HIT_POLICIES } from './hit-policies.ts';
import type { Table } from './types.ts';

export const checkHead = (table: Table): Problem[] => [
  ...duplicates(table.inputs, '/inputs'),
  ...duplicates(table.outputs, '/outputs'),
  ...duplicates(table.rows, '/rows'),
  ...checkPolicy(table),
  ...checkAggregation(table),
];

const duplicates = (items: { id: string }[], path: string): Problem[] => {
  const known = new Set<string>();
  return items.flatMap(({ id }, i) => {
    const twice = known.has(id);
    known.add(id);
    return twice ? [problem('table.duplicateId', at(path, i, 'id'), { id })] : [];
  });
};

const checkPolicy = ({ hitPolicy, outputs }: Table): Problem[] => {
  if (!Object.hasOwn(HIT_POLICIES, hitPolicy))
    return [problem('table.hitPolicy', '/hitPolicy', { found: hitPolicy })];
  const ordered = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  const missing = ordered && !outputs.some((output) => output.allowed);
  return missing ? [problem('table.priorityNeedsAllowed', '/outputs', { hitPolicy })] : [];
};

const NUMERIC = ['sum', 'min', 'max'];

/** Only COLLECT aggregates, and only a single output (DMN 1.3 §8.2.11); sum, min and max need numbers. */
const checkAggregation = ({ hitPolicy, aggregation, outputs }: Table): Problem[] => {
  if (aggregation === undefined) return [];
  const known = [...NUMERIC, 'count'].includes(aggregation);
  const numeric = aggregation === 'count' || outputs[0]?.type === 'number';
  const fits = known && hitPolicy === 'COLLECT' && outputs.length === 1 && numeric;
  return fits
    ? []
    : [problem('table.aggregation', '/aggregation', { aggregation, hitPolicy, outputs: outputs.length })];
};
