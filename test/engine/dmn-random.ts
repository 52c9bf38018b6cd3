/** Random decision tables that a rule set may hold, and random inputs to them. */
import fc from 'fast-check';
import type { DecisionTable, OutputCell, TableInput, TableOutput } from '../../engine/ruleset/types.ts';

/** Signs that XML, FEEL or their escapes could stumble over. */
const sign = fc.constantFrom(...'ab ,.-"\'\\<>&;[]()\n\t年𠮷', ']]>', '&lt;', '&#10;', '\\u0041', '<!--');
const text = fc.array(sign, { minLength: 1, maxLength: 8 }).map((signs) => signs.join(''));
const title = fc.oneof(
  text,
  fc.record({ 'zh-Hans': text, 'zh-Hant': text, en: text }, { requiredKeys: ['en'] }),
);
const clause = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }));
const number = fc.oneof(fc.integer({ min: -5, max: 20 }), fc.constantFrom(0.1, -2.75, 1e-7, 123456789.25));
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
const length = fc.oneof(
  fc.record({ workingDays: fc.nat(90), soft: fc.boolean() }, { requiredKeys: ['workingDays'] }),
  fc.constantFrom({ endOfDay: true } as const, { none: true } as const, { dayOfNextMonth: 5, soft: true }),
);

const word = fc.constantFrom('a', 'b', 'with "quote"', '年 <');
const listed = (items: fc.Arbitrary<string>) =>
  fc.array(items, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));
const cellsOf = (literal: fc.Arbitrary<string>, ordered: boolean) =>
  fc.oneof(
    fc.constant('-'),
    listed(literal),
    listed(literal).map((tests) => `not(${tests})`),
    ...(ordered
      ? [
          literal.map((end) => `< ${end}`),
          fc.tuple(literal, literal).map(([low, high]) => `[${low}..${high})`),
        ]
      : []),
  );

/** n, t, c, b, d: one column of each kind. */
const whens = fc.tuple(
  cellsOf(
    number.map(String).filter((written) => !written.includes('e')),
    true,
  ),
  cellsOf(
    word.map((written) => JSON.stringify(written)),
    false,
  ),
  cellsOf(fc.constantFrom('"x"', '"y"'), false),
  cellsOf(fc.constantFrom('true', 'false'), false),
  cellsOf(
    day.map((written) => `date("${written}")`),
    true,
  ),
);

const inputs = fc.record({ n: title, t: title }, { requiredKeys: [] }).map((titles): TableInput[] => [
  { id: 'n', ...(titles.n ? { title: titles.n } : {}), type: 'number' },
  { id: 't', ...(titles.t ? { title: titles.t } : {}), type: 'text' },
  { id: 'c', type: 'choice', choice: 'letters', allowed: ['x', 'y'] },
  { id: 'b', type: 'boolean' },
  { id: 'd', type: 'date' },
]);

interface Kind {
  type: TableOutput['type'];
  value: fc.Arbitrary<OutputCell>;
}

const kinds: Kind[] = [
  { type: 'number', value: number },
  { type: 'text', value: text },
  { type: 'role', value: text },
  { type: 'boolean', value: fc.boolean() },
  { type: 'length', value: length },
];

const output = ({ type, value }: Kind): fc.Arbitrary<TableOutput> =>
  fc.record(
    { id: fc.constant('out'), type: fc.constant(type), title, default: value },
    { requiredKeys: ['id', 'type'] },
  );

type Head = Pick<DecisionTable, 'hitPolicy'> & Partial<DecisionTable>;
const policies = (type: TableOutput['type']): Head[] => [
  { hitPolicy: 'UNIQUE' },
  { hitPolicy: 'FIRST', complete: true },
  { hitPolicy: 'ANY', complete: false },
  { hitPolicy: 'RULE ORDER' },
  type === 'number'
    ? { hitPolicy: 'COLLECT', aggregation: 'sum' }
    : { hitPolicy: 'COLLECT', aggregation: 'count' },
];

const ranked = { hitPolicy: 'PRIORITY', type: 'choice', allowed: ['low', 'high'] } as const;

// biome-ignore-start lint/suspicious/noThenProperty: the rule set's own word
const rowsOf = (value: fc.Arbitrary<OutputCell>) =>
  fc.array(fc.record({ when: whens, then: fc.tuple(value), clause }, { requiredKeys: ['when', 'then'] }), {
    maxLength: 8,
  });
// biome-ignore-end lint/suspicious/noThenProperty: the rule set's own word

const tableOf = (kind: Kind): fc.Arbitrary<DecisionTable> =>
  fc
    .record({
      head: fc.constantFrom(...policies(kind.type)),
      title,
      clause,
      inputs,
      output: output(kind),
      rows: rowsOf(kind.value),
    })
    .map(({ head, title, clause, inputs, output, rows }) => ({
      id: 'random',
      title,
      clause,
      ...head,
      inputs,
      outputs: [output],
      rows: rows.map((row, r) => ({ id: `r${r}`, ...row })),
    }));

const rankedTable = fc.record({ inputs, rows: rowsOf(fc.constantFrom(...ranked.allowed)) }).map(
  ({ inputs, rows }): DecisionTable => ({
    id: 'ranked',
    title: 'ranked',
    hitPolicy: ranked.hitPolicy,
    inputs,
    outputs: [{ id: 'out', type: ranked.type, allowed: [...ranked.allowed] }],
    rows: rows.map((row, r) => ({ id: `r${r}`, ...row })),
  }),
);

export const randomTable: fc.Arbitrary<DecisionTable> = fc.oneof(...kinds.map(tableOf), rankedTable);

export const randomInputs = fc.record({
  n: fc.option(fc.integer({ min: -5, max: 20 })),
  t: fc.option(word),
  c: fc.option(fc.constantFrom('x', 'y')),
  b: fc.option(fc.boolean()),
  d: fc.option(day),
});
