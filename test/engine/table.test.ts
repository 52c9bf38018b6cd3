/** Decision tables against their case file, and bitsets against a row-by-row reading of the same cells. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeelType } from '../../engine/feel/types.ts';
import { compileUnary, parsedUnary, type UnaryTest } from '../../engine/feel/unary.ts';
import { fromJson } from '../../engine/feel/values.ts';
import { analyse } from '../../engine/table/analyse.ts';
import { compileTable, inputType } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import type { CompiledTable, Table, TableRow } from '../../engine/table/types.ts';
import { failing } from '../../engine/table/why.ts';
import cases from './table.cases.json';

const tables = cases.tables as unknown as Record<string, Table>;

const compiled = (table: Table): CompiledTable => {
  const result = compileTable(table);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

const rowOf = (id: string, when: string[], output: string): TableRow => {
  // biome-ignore lint/suspicious/noThenProperty: the rule set's own word
  return { id, when, then: [output] };
};

const tableOf = (id: string, own: object = {}): CompiledTable =>
  compiled({ ...(tables[id] as Table), ...own });

/** A copy with another value at the JSON pointer. */
const changed = (table: Table, pointer: string, value: unknown): Table => {
  const copy = structuredClone(table) as unknown as Record<string, unknown>;
  const keys = pointer.split('/').slice(1);
  const last = keys.pop() as string;
  const parent = keys.reduce((node, key) => node[key] as Record<string, unknown>, copy);
  parent[last] = value;
  return copy as unknown as Table;
};

describe('decisions', () => {
  test.each(cases.decisions as [string, object, Record<string, unknown>, unknown, string[]][])(
    '%s %j %j',
    (id, own, inputs, value, rows) => {
      const result = decide(tableOf(id, own), inputs);
      expect(result).toMatchObject({ ok: true, value: { value, rows } });
    },
  );
});

describe('refusals', () => {
  test.each(cases.refusals as unknown as [string, Record<string, unknown>, string, string, object][])(
    '%s %j',
    (id, inputs, code, path, params) => {
      expect(decide(tableOf(id), inputs)).toEqual({ ok: false, problems: [{ code, path, params }] });
    },
  );
});

describe('faults found while compiling', () => {
  test.each(cases.faults as [string, string, unknown, string, string, object][])(
    '%s %s %j',
    (id, pointer, value, code, path, params) => {
      const result = compileTable(changed(tables[id] as Table, pointer, value));
      expect(result).toEqual({ ok: false, problems: [{ code, path, params }] });
    },
  );
  test('all faults at once', () => {
    const two = changed(changed(tables.approval as Table, '/rows/0/when/0', '<'), '/rows/2/then/0', 'x');
    const result = compileTable(two);
    expect(result.ok || result.problems.map((p) => p.path)).toEqual(['/rows/2/then/0', '/rows/0/when/0']);
  });
});

describe('why rows fail', () => {
  test.each(cases.failing as [string, Record<string, unknown>, [string, string][]][])(
    '%s %j',
    (id, inputs, expected) => {
      const result = failing(tableOf(id), inputs);
      expect(result).toEqual({ ok: true, value: expected.map(([row, input]) => ({ row, input })) });
    },
  );
});

describe('analysis', () => {
  test.each(cases.analyses as [string, object][])('%s', (id, expected) => {
    expect(analyse(tableOf(id))).toEqual(expected);
  });
  test('caps what it lists', () => {
    const rows = Array.from({ length: 9 }, (_, i) => rowOf(`r${i}`, ['-'], String(i)));
    const result = analyse(tableOf('any', { rows }), 5);
    expect([result.overlaps.length, result.cut]).toEqual([5, true]);
  });
});

const INPUTS: Table['inputs'] = [
  { id: 'n', type: 'number' },
  { id: 't', type: 'text' },
  { id: 'b', type: 'boolean' },
  { id: 'd', type: 'date' },
];
const number = fc.integer({ min: -3, max: 12 }).map((n) => n / 2);
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
const word = fc.constantFrom('a', 'b', 'c', 'with "quote"');

const list = (items: fc.Arbitrary<string>) =>
  fc.array(items, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));
const cell = (literal: fc.Arbitrary<string>, ordered: boolean): fc.Arbitrary<string> => {
  const range = fc
    .tuple(fc.constantFrom('[', '(', ']'), literal, literal, fc.constantFrom(']', ')', '['))
    .map(([open, low, high, close]) => `${open}${low}..${high}${close}`);
  const compared = fc
    .tuple(fc.constantFrom('<', '<=', '>', '>='), literal)
    .map(([sign, end]) => `${sign} ${end}`);
  const item = fc.oneof(literal, fc.constant('null'), ...(ordered ? [range, compared] : []));
  const tests = list(item);
  return fc.oneof(
    fc.constant('-'),
    tests,
    tests.map((text) => `not(${text})`),
    literal.map((text) => `? = ${text}`),
  );
};
const CELLS: fc.Arbitrary<string>[] = [
  cell(number.map(String), true),
  cell(
    word.map((text) => JSON.stringify(text)),
    false,
  ),
  cell(fc.constantFrom('true', 'false'), false),
  cell(
    day.map((text) => `date("${text}")`),
    true,
  ),
];
const input = fc.record({
  n: fc.option(number),
  t: fc.option(fc.oneof(word, fc.constant('elsewhere'))),
  b: fc.option(fc.boolean()),
  d: fc.option(day),
});
const rowCells = fc.tuple(...CELLS);
const randomTable = (hitPolicy: Table['hitPolicy'], maxLength: number, minLength = 1): fc.Arbitrary<Table> =>
  fc.array(rowCells, { minLength, maxLength }).map((all) => ({
    id: 'random',
    hitPolicy,
    inputs: INPUTS,
    outputs: [{ id: 'row', type: 'text' }],
    rows: all.map((when, i) => rowOf(`r${i}`, when, `r${i}`)),
  }));

const SCOPE: FeelType = {
  kind: 'context',
  fields: Object.fromEntries(INPUTS.map((column) => [column.id, inputType(column)])),
};

const known = new Map<string, UnaryTest>();

/** Through lezer-feel and the general evaluator. */
const testOf = (text: string, column: Table['inputs'][number]): UnaryTest => {
  const key = `${column.type} ${text}`;
  const made = known.get(key) ?? parsedUnary(text, inputType(column), SCOPE);
  known.set(key, made);
  return made;
};

/** Cell by cell, row by row. */
const naive = (table: Table, inputs: Record<string, unknown>): string[] =>
  table.rows
    .filter((row) =>
      table.inputs.every((column, c) => {
        const value = fromJson(inputs[column.id], inputType(column));
        if (!value.ok) throw new Error('no value');
        const result = testOf(row.when[c] as string, column).test(value.value, inputs);
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        return result.value;
      }),
    )
    .map((row) => row.id);

describe('bitsets against row by row', () => {
  test('the same rows match, in tables over one word of bits too', () => {
    fc.assert(
      fc.property(
        fc.oneof(randomTable('RULE ORDER', 12), randomTable('RULE ORDER', 70, 33)),
        fc.array(input, { minLength: 1, maxLength: 4 }),
        (table, all) => {
          const ready = compiled(table);
          for (const inputs of all) {
            expect(decide(ready, inputs)).toMatchObject({ ok: true, value: { rows: naive(table, inputs) } });
          }
        },
      ),
      { numRuns: 150 },
    );
  });
  const plainCells = (table: Table): Table => ({
    ...table,
    inputs: INPUTS.slice(0, 3),
    rows: table.rows.map(({ id, when }) =>
      rowOf(
        id,
        when.slice(0, 3).map((text) => (text.includes('?') ? '-' : text)),
        id,
      ),
    ),
  });
  test.each(['FIRST', 'UNIQUE'] as const)('%s takes the row that decides, the only one', (hitPolicy) => {
    fc.assert(
      fc.property(
        fc.oneof(randomTable(hitPolicy, 12), randomTable(hitPolicy, 70, 33)).map(plainCells),
        fc.array(input, { minLength: 1, maxLength: 6 }),
        (table, all) => {
          const ready = compiled(table);
          expect(ready.quick).not.toBe(null);
          for (const inputs of all) {
            const rows = naive(table, inputs);
            const one = rows.length > 0 && (hitPolicy === 'FIRST' || rows.length === 1);
            const code = rows.length > 0 ? 'table.several' : 'table.noMatch';
            expect(decide(ready, inputs)).toMatchObject(
              one
                ? { ok: true, value: { value: { row: rows[0] }, rows: rows.slice(0, 1) } }
                : { ok: false, problems: [{ code }] },
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });
  test('failing names exactly the rows that did not match', () => {
    fc.assert(
      fc.property(randomTable('RULE ORDER', 12), input, (table, inputs) => {
        const result = failing(compiled(table), inputs);
        const failed = result.ok ? result.value.map((entry) => entry.row) : [];
        const matched = naive(table, inputs);
        expect(failed).toEqual(table.rows.map((row) => row.id).filter((id) => !matched.includes(id)));
      }),
      { numRuns: 100 },
    );
  });
  test('a plain cell means what the parser makes of it', () => {
    const type: FeelType = { kind: 'number' };
    fc.assert(
      fc.property(CELLS[0] as fc.Arbitrary<string>, fc.option(number), (text, json) => {
        const value = fromJson(json, type);
        const made = compileUnary(text, type, SCOPE);
        if (!value.ok || !made.ok) throw new Error(text);
        expect(made.value.test(value.value, {})).toEqual(
          parsedUnary(text, type, SCOPE).test(value.value, {}),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('analysis against decisions', () => {
  const plainOnly = (table: Table): boolean =>
    table.rows.every((row) => row.when.every((text) => !text.includes('?')));
  test('every gap is one, and its proposed row closes it', () => {
    fc.assert(
      fc.property(randomTable('UNIQUE', 6).filter(plainOnly), (table) => {
        for (const gap of analyse(compiled(table)).gaps) {
          expect(naive(table, gap.inputs)).toEqual([]);
          const row = rowOf('new', gap.row, 'new');
          expect(naive({ ...table, rows: [row] }, gap.inputs)).toEqual(['new']);
        }
      }),
      { numRuns: 60 },
    );
  });
  test('a table without gaps answers every input', () => {
    fc.assert(
      fc.property(
        randomTable('FIRST', 6).filter(plainOnly),
        fc.array(input, { minLength: 20, maxLength: 20 }),
        (table, all) => {
          const filled = closed(table);
          expect(analyse(compiled(filled)).gaps).toEqual([]);
          for (const inputs of all.filter((one) => Object.values(one).every((value) => value !== null))) {
            expect(naive(filled, inputs)).not.toEqual([]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
  test('every overlap hits both rows; without one no input hits two', () => {
    fc.assert(
      fc.property(
        randomTable('UNIQUE', 4).filter(plainOnly),
        fc.array(input, { minLength: 10, maxLength: 10 }),
        (table, all) => {
          const { overlaps } = analyse(compiled(table));
          for (const { rows, inputs } of overlaps)
            expect(naive(table, inputs)).toEqual(expect.arrayContaining(rows));
          if (overlaps.length === 0)
            for (const inputs of all) expect(naive(table, inputs).length).toBeLessThan(2);
        },
      ),
      { numRuns: 60 },
    );
  });
  test('a shadowed row never decides', () => {
    fc.assert(
      fc.property(
        randomTable('FIRST', 8).filter(plainOnly),
        fc.array(input, { minLength: 10, maxLength: 10 }),
        (table, all) => {
          const { shadowed } = analyse(compiled(table));
          for (const inputs of all) expect(shadowed).not.toContain(naive(table, inputs)[0]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** The table with the rows its analysis proposes, until there is nothing left to propose. */
const closed = (table: Table): Table => {
  const { gaps } = analyse(compiled(table), 50);
  if (gaps.length === 0) return table;
  const start = table.rows.length;
  const rows = gaps.map(({ row }, i) => rowOf(`r${start + i}`, row, 'new'));
  return closed({ ...table, rows: [...table.rows, ...rows] });
};
