/** The competitors of the rules area: generated JavaScript as the limit, zen-engine, feelin cell by cell. */
import type { Work } from './harness.ts';
import { peer } from './peers.ts';
import { type Asked, COLUMNS, cellsOf, type Rule, type RuleData } from './rules-data.ts';

type Decide = (asked: Asked) => string | null;

export const work = (inputs: Asked[], decide: Decide): Work => ({
  results: () => inputs.map(decide),
  run: () => {
    for (let i = 0; i < inputs.length; i++) decide(inputs[i]!);
  },
  units: inputs.length,
});

const condition = ({ categories, low, high, level, urgent }: Rule, split: boolean): string =>
  [
    ...(split ? [] : [`(${categories.map((text) => `i.category === "${text}"`).join(' || ')})`]),
    `i.amount >= ${low} && i.amount < ${high}`,
    ...(level === null ? [] : [`i.level === ${level}`]),
    ...(urgent === null ? [] : [`i.urgent === ${urgent}`]),
  ].join(' && ');

const line = (rule: Rule, split: boolean): string => `if (${condition(rule, split)}) return "${rule.id}";`;

const chain = (rules: Rule[]): string => rules.map((rule) => line(rule, false)).join('\n');

const split = (rules: Rule[]): string => {
  const categories = [...new Set(rules.flatMap((rule) => rule.categories))];
  const body = (category: string) =>
    rules.filter((rule) => rule.categories.includes(category)).map((rule) => line(rule, true));
  const cases = categories.map((category) => `case "${category}": ${body(category).join('\n')} return null;`);
  return `switch (i.category) {${cases.join('\n')}}`;
};

/** The limit: what no rule engine with a security policy against eval may do. */
const generated = (body: string): Decide => new Function('i', `${body}\nreturn null;`) as Decide;

export const ifChain = ({ rules, inputs }: RuleData): Work => work(inputs, generated(chain(rules)));
export const splitByCategory = ({ rules, inputs }: RuleData): Work => work(inputs, generated(split(rules)));

interface Zen {
  ZenEngine: new () => {
    createDecision(content: unknown): { evaluate(context: unknown): Promise<{ result: { rule?: string } }> };
  };
}

/** https://docs.gorules.io: a graph of an input, one decision table and an output. */
const graph = (rules: Rule[]): object => ({
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    {
      id: 'table',
      name: 'table',
      type: 'decisionTableNode',
      position: { x: 0, y: 0 },
      content: {
        hitPolicy: 'first',
        inputs: COLUMNS.map((field) => ({ id: field, name: field, type: 'expression', field })),
        outputs: [{ id: 'rule', name: 'rule', type: 'expression', field: 'rule' }],
        rules: rules.map((rule) => {
          const cells = cellsOf(rule).map((cell, i) => [COLUMNS[i], cell === '-' ? '' : cell]);
          return { _id: rule.id, rule: `"${rule.id}"`, ...Object.fromEntries(cells) };
        }),
      },
    },
  ],
  edges: [
    { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
    { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
  ],
});

/** Awaited one by one. */
export async function zen({ rules, inputs }: RuleData): Promise<Work | null> {
  const found = await peer<Zen & { default?: Zen }>('@gorules/zen-engine');
  if (!found) return null;
  const { ZenEngine } = found.default ?? found;
  const decision = new ZenEngine().createDecision(graph(rules));
  const decide = async (asked: Asked) => (await decision.evaluate(asked)).result.rule ?? null;
  let next = 0;
  const results = async () => {
    const all: (string | null)[] = [];
    for (const asked of inputs) all.push(await decide(asked));
    return all;
  };
  return { results, run: () => decide(inputs[next++ % inputs.length]!), units: 1 };
}

interface Feelin {
  unaryTest(text: string, context: Record<string, unknown>): { value: boolean | null } | boolean | null;
}

/** Version 8 answers {value, warnings}, older ones the value. */
const holds = (answer: ReturnType<Feelin['unaryTest']>): boolean =>
  (typeof answer === 'object' && answer !== null ? answer.value : answer) === true;

/** One unaryTest per cell, as there is no table in feelin. */
export async function feelin({ rules, inputs }: RuleData): Promise<Work | null> {
  const found = await peer<Feelin>('feelin');
  if (!found) return null;
  const cells = rules.map(cellsOf);
  const matches = (row: string[], asked: Asked): boolean =>
    row.every((cell, i) => cell === '-' || holds(found.unaryTest(cell, { '?': asked[COLUMNS[i]!] })));
  const decide: Decide = (asked) => rules[cells.findIndex((row) => matches(row, asked))]?.id ?? null;
  let next = 0;
  return { results: () => inputs.map(decide), run: () => decide(inputs[next++ % inputs.length]!), units: 1 };
}
