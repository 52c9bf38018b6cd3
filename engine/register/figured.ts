/** What of a row a page must know before it is shown: long registers keep no more of their rows in memory. */
import type { Rules } from '../ruleset/rules.ts';
import type { Register } from '../ruleset/types.ts';
import { countsPlace } from './place.ts';
import type { RegisterQuery } from './shapes.ts';

/** Columns by which a register is ordered, grouped, parted into periods, added up and counted. */
export function figured(rules: Rules, register: Register, { by }: RegisterQuery): Set<string> {
  const { columns, order, group, period, statistics = [], indicators = [] } = register;
  const read = indicators.flatMap(({ value }) => rules.expression(value, countsPlace(register)).uses);
  return new Set([
    ...order.map((key) => key.replace(/^-/, '')),
    ...[group?.by, group?.then, period?.by, by].filter((id) => id !== undefined),
    ...columns.filter(({ total }) => total).map(({ id }) => id),
    ...statistics.flatMap(({ by: own, sums = [] }) => [own, ...sums]),
    ...indicators.flatMap(({ by: each }) => each ?? []),
    ...read.map(([, id = '']) => id),
  ]);
}
