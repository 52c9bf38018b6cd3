/** DMN files: tables out and in again are the same tables; foreign files; what is refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportDmn, importDmn } from '../../engine/exchange/dmn.ts';
import { checkShape } from '../../engine/ruleset/check-shape.ts';
import type { DecisionTable } from '../../engine/ruleset/types.ts';
import { compileTable } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import type { Table } from '../../engine/table/types.ts';
import { must, organizations, ruleSetOf } from '../support/rule-sets.ts';
import cases from './dmn.cases.json';
import { randomInputs, randomTable } from './dmn-random.ts';

const compiled = (table: DecisionTable) => must(compileTable(table as Table));

/** Out and in again; nothing may be lost. */
async function travelled(table: DecisionTable): Promise<DecisionTable> {
  const { tables, problems } = await importDmn(must(await exportDmn(table)));
  expect(problems).toEqual([]);
  return tables[0]!;
}

describe('out and in again', () => {
  const known = organizations.flatMap((id) =>
    ruleSetOf(id).tables.map((table) => [id, table.id, table] as const),
  );
  test.each(known)('%s %s', async (_, __, table) => expect(await travelled(table)).toEqual(table));

  test('random tables are the same tables, and decide alike', async () => {
    await fc.assert(
      fc.asyncProperty(randomTable, fc.array(randomInputs, { maxLength: 5 }), async (table, all) => {
        expect(checkShape('table', table, '')).toEqual([]);
        const back = await travelled(table);
        expect(back).toEqual(table);
        for (const inputs of all)
          expect(decide(compiled(back), inputs)).toEqual(decide(compiled(table), inputs));
      }),
      { numRuns: 100 },
    );
  });

  test('the file says what a foreign tool needs', async () => {
    const xml = must(await exportDmn(cases.lengths as DecisionTable));
    for (const part of cases.written) expect(xml).toContain(part);
  });

  test.each(cases.unwritable as [object, object][])('%j is refused', async (own, expected) => {
    const table = { ...cases.lengths, ...own } as DecisionTable;
    expect(await exportDmn(table)).toMatchObject({ ok: false, problems: [expected] });
  });
});

const file = (body: string, uri = 'https://www.omg.org/spec/DMN/20191111/MODEL/'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="${uri}" id="m" name="m" namespace="n">${body}</definitions>`;

describe('foreign files', () => {
  test.each(cases.foreign as [string, string[], object, object[]][])(
    '%s',
    async (_, body, tables, problems) => {
      const read = await importDmn(file(body.join('')));
      expect(read.tables).toEqual(tables);
      expect(read.problems).toEqual(problems);
    },
  );

  test('what inputs stand for, literal expressions put in', async () => {
    const { bindings, problems } = await importDmn(file(cases.model.join('')));
    expect(bindings).toEqual(cases.bindings);
    expect(problems).toEqual(cases.modelProblems);
  });

  test.each(cases.namespaces)('%s is read', async (uri) => {
    const { tables, problems } = await importDmn(file(cases.small, uri));
    expect([tables.map(({ id }) => id), problems]).toEqual([['dish'], []]);
  });
});

describe('refused', () => {
  test.each(cases.refused as [string, object][])('%s', async (xml, expected) => {
    expect(await importDmn(xml)).toEqual({ tables: [], bindings: {}, problems: [expected] });
  });

  test('too large', async () => {
    const { problems } = await importDmn(file(' '.repeat(2 ** 21)));
    expect(problems).toMatchObject([{ code: 'dmn.tooLarge', params: { most: 2 ** 21 } }]);
  });

  const many = (text: string) => text.repeat(Math.floor(2_000_000 / text.length));
  test.each([
    ['unknown elements', file(many('<foo/>\n')), 'dmn.tooMany'],
    ['stray text', file(many('x<decision/>')), 'dmn.tooMany'],
    ['namespaces', file(many('<decision xmlns:a="b">') + many('</decision>')), 'dmn.tooLarge'],
    ['nested namespaces', file('<decision xmlns:a="b">'.repeat(9000)), 'dmn.tooMany'],
    ['open elements', file(many('<decision>')), 'dmn.malformed'],
    ['open comments', file(many('<!--')), 'dmn.malformed'],
    ['references', file(`<organizationalUnit>${many('<decisionMade>m</decisionMade>')}`), 'dmn.malformed'],
    [
      'known references',
      file(`<organisationalUnit>${many('<decisionMade>m</decisionMade>')}</organisationalUnit>`),
      'dmn.noTable',
    ],
    [
      'inputs of one name',
      file(`<decision id="d"><decisionTable id="t">${many('<input label="x"/>')}</decisionTable></decision>`),
      'dmn.tooMany',
    ],
    ['ampersands', file(many('&')), 'dmn.entity'],
    ['quotes', file(`<decision a="${many('"a="')}`), 'dmn.malformed'],
    ['brackets', many('<'), 'dmn.malformed'],
  ])(
    '%s are stopped in time',
    async (_, xml, code) => {
      const { tables, problems } = await importDmn(xml);
      expect([tables, problems.at(-1)?.code]).toEqual([[], code]);
    },
    20_000,
  );

  test('whatever is broken in a file, nothing is thrown', async () => {
    const xml = must(await exportDmn(cases.lengths as DecisionTable));
    const cut = fc.tuple(
      fc.nat(xml.length),
      fc.nat(60),
      fc.constantFrom('', '<', '>', '"', '</a>', '&', '<a>'),
    );
    await fc.assert(
      fc.asyncProperty(cut, async ([at, length, text]) => {
        const { tables } = await importDmn(xml.slice(0, at) + text + xml.slice(at + length));
        for (const table of tables) expect(checkShape('table', table, '')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('a table with something strange in it is left out, never half read', async () => {
    const table = cases.lengths as DecisionTable;
    const xml = must(await exportDmn(table));
    const cells = ({ rows }: DecisionTable) => rows.map((row) => [row.when, row.then]);
    for (const { index: at } of xml.matchAll(/<\/?dmn:/g)) {
      const { tables } = await importDmn(`${xml.slice(0, at)}<a><b/></a>${xml.slice(at)}`);
      for (const read of tables) expect([at, cells(read)]).toEqual([at, cells(table)]);
    }
  });
});
