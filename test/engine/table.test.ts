/** Decision tables against their case file, and bitsets against a row-by-row reading of the same cells. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeelType } from '../../engine/feel/types.ts';
import { compileUnary, parsedUnary } from '../../engine/feel/unary.ts';
import { fromJson } from '../../engine/feel/values.ts';
import { analyse } from '../../engine/table/analyse.ts';
import { compileTable } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import { quickRow } from '../../engine/table/quick.ts';
import type { CompiledTable, Table } from '../../engine/table/types.ts';
import { failing } from '../../engine/table/why.ts';
import { draws } from '../support/amount.ts';
import {
  CELLS,
  compiled,
  input,
  naive,
  number,
  oneAnswerAgrees,
  randomTable,
  rowOf,
  SCOPE,
  tablesAgree,
} from '../support/table-draws.ts';
import cases from './table.cases.json';

const tables = cases.tables as unknown as Record<string, Table>;

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
  test.each(cases.decisions as [string, object, Record<string, unknown>, unknown, string[], unknown[]?][])(
    '%s %j %j',
    (id, own, inputs, value, rows, outputs) => {
      const result = decide(tableOf(id, own), inputs);
      expect(result).toMatchObject({ ok: true, value: { value, rows } });
      if (outputs) expect(result).toEqual({ ok: true, value: { value, rows, outputs } });
    },
  );
});

/** The row's index, -1 where the long way has to answer, null for a table that always goes that way. */
describe('the short way', () => {
  test.each(cases.quick as [string, object, Record<string, unknown>, number | null][])(
    '%s %j %j',
    (id, own, inputs, row) => {
      const { quick } = tableOf(id, own);
      expect(quick && quickRow(quick, inputs)).toBe(row);
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

describe('bitsets against row by row', () => {
  test('the same rows match, in tables over one word of bits too', () => {
    fc.assert(tablesAgree, { numRuns: draws(60) });
  });
  test.each(['FIRST', 'UNIQUE'] as const)('%s takes the row that decides, the only one', (hitPolicy) => {
    fc.assert(oneAnswerAgrees(hitPolicy), { numRuns: draws(150) });
  });
  test('failing names exactly the rows that did not match', () => {
    fc.assert(
      fc.property(randomTable('RULE ORDER', 12), input, (table, inputs) => {
        const result = failing(compiled(table), inputs);
        const failed = result.ok ? result.value.map((entry) => entry.row) : [];
        const matched = naive(table, inputs);
        expect(failed).toEqual(table.rows.map((row) => row.id).filter((id) => !matched.includes(id)));
      }),
      { numRuns: draws(100) },
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
      { numRuns: draws(1_000) },
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
      { numRuns: draws(60) },
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
      { numRuns: draws(30) },
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
      { numRuns: draws(60) },
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
      { numRuns: draws(100) },
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
