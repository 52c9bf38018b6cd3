/** One set of rules as a docket table, as JavaScript, as a zen-engine graph and as feelin cells; inputs hit it evenly. */

import type { Table } from '../../engine/table/types.ts';
import { type Random, seeded } from './random.ts';

export interface Rule {
  id: string;
  categories: string[];
  /** Amount from, to (exclusive). */
  low: number;
  high: number;
  level: number | null;
  urgent: boolean | null;
}

export interface Asked extends Record<string, unknown> {
  category: string;
  amount: number;
  level: number;
  urgent: boolean;
}

export interface RuleData {
  rules: Rule[];
  inputs: Asked[];
}

const cents = (n: number): number => n / 100;

/** Bands of amounts of one group of categories, with ends of its own, so that nearly every cell is another text. */
function bands(random: Random, count: number): [number, number][] {
  const ends = Array.from({ length: count + 1 }, (_, i) => cents(i * 100_000 + random.below(90_000)));
  return Array.from({ length: count }, (_, i) => [ends[i]!, ends[i + 1]!]);
}

function rulesOf(random: Random, size: number): Rule[] {
  const groups = Math.max(2, Math.round(Math.sqrt(size / 2)));
  const perGroup = Math.ceil(size / groups);
  const all = Array.from({ length: groups }, (_, g) =>
    bands(random, perGroup).map(([low, high]) => ({
      categories: [`c${2 * g}`, `c${2 * g + 1}`],
      low,
      high,
      level: random.below(3) === 0 ? random.below(5) : null,
      urgent: random.below(4) === 0 ? random.below(2) === 0 : null,
    })),
  ).flat();
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all.slice(0, size).map((rule, i) => ({ id: `r${i}`, ...rule }));
}

/** An input that the rule accepts, so that hits spread over all rules. */
const inputFor = (random: Random, rule: Rule): Asked => ({
  category: random.pick(rule.categories),
  amount: cents(Math.round(rule.low * 100) + random.below(Math.round((rule.high - rule.low) * 100))),
  level: rule.level ?? random.below(5),
  urgent: rule.urgent ?? random.below(2) === 0,
});

export function ruleData(size: number, asked = 512): RuleData {
  const random = seeded(size);
  const rules = rulesOf(random, size);
  return { rules, inputs: Array.from({ length: asked }, () => inputFor(random, random.pick(rules))) };
}

/** FEEL cells in the order of the columns. */
export const cellsOf = ({ categories, low, high, level, urgent }: Rule): string[] => [
  categories.map((text) => JSON.stringify(text)).join(', '),
  `[${low}..${high})`,
  level === null ? '-' : String(level),
  urgent === null ? '-' : String(urgent),
];

export const COLUMNS = ['category', 'amount', 'level', 'urgent'] as const;

export const tableOf = ({ rules }: RuleData, hitPolicy: Table['hitPolicy']): Table => ({
  id: 'bench',
  hitPolicy,
  inputs: [
    { id: 'category', type: 'text' },
    { id: 'amount', type: 'number' },
    { id: 'level', type: 'number' },
    { id: 'urgent', type: 'boolean' },
  ],
  outputs: [{ id: 'rule', type: 'text' }],
  // biome-ignore lint/suspicious/noThenProperty: the rule set's own word
  rows: rules.map((rule) => ({ id: rule.id, when: cellsOf(rule), then: [rule.id] })),
});
