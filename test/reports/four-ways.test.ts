/** Screen, PDF, Excel and CSV of every register of a rule set's demo, read back by other readers: the same cells. */
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { registersFor } from '../../engine/register/page.ts';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { printJob } from '../../reports/print.ts';
import { harmless } from '../../reports/sheet/csv.ts';
import { type SheetFormat, sheet } from '../../reports/sheet/sheet.ts';
import type { Deps } from '../../server/deps.ts';
import { reader } from '../../server/errands/make.ts';
import { pageOf } from '../../server/routes/registers.ts';
import { everyone } from '../../server/store/people.ts';
import { must } from '../server/office.ts';
import { some } from '../support/amount.ts';
import { organizations } from '../support/rule-sets.ts';
import { HEAD } from './support/form.ts';
import { inkOf, skipped, squeeze } from './support/poppler.ts';
import { PRINTED, seeded } from './support/seeded.ts';

const options = { language: 'zh-Hans' as const, printedAt: PRINTED, head: HEAD };

/** As who may read most of them sees them. */
async function registersOf(deps: Deps, organization: string): Promise<RegisterPage[]> {
  const people = await everyone(deps.store.for(organization));
  const pages = new Map<string, RegisterPage>();
  for (const { person } of people) {
    const reading = await reader(deps, { organization, person: person.id, language: 'zh-Hans' });
    for (const { id } of registersFor(reading.rules, person.id, 'zh-Hans', reading.world)) {
      const page = await pageOf(deps, reading, id, {});
      if (page.count > (pages.get(id)?.count ?? -1)) pages.set(id, page);
    }
  }
  return [...pages.values()];
}

async function file(page: RegisterPage, format: SheetFormat): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of must(sheet(page, { ...options, format })).chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The rows of complaints: below the head, without the lines of groups. */
function dataOf<T>(rows: T[][], page: RegisterPage): T[][] {
  const head = rows.findIndex((row) =>
    page.columns.every(({ title }, at) => String(row[at] ?? '') === title),
  );
  let at = head + 1;
  return page.groups.flatMap(({ title, rows: own }) => {
    at += title === '' ? 0 : 1;
    return own.map(() => rows[at++]!);
  });
}

/** A cell of the other reader in the page's words. */
function said(value: unknown, wanted: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    // The reader cuts a serial's fraction where a spreadsheet rounds it: a millisecond short of the minute.
    const text = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().replace('T', ' ');
    return text.slice(0, wanted.length === 10 ? 10 : 16);
  }
  if (typeof value !== 'number') return String(value);
  return Number(wanted.replaceAll(',', '')) === value ? wanted : `${value} for ${wanted}`;
}

async function agree(page: RegisterPage): Promise<void> {
  const cells = page.groups.flatMap(({ rows }) => rows.map((row) => row.cells));
  const csv = parse(await file(page, 'csv'), { bom: true, relax_column_count: true }) as string[][];
  expect(dataOf(csv, page), `${page.id} CSV`).toEqual(cells.map((row) => row.map(harmless)));
  const [excel] = await readExcel(await file(page, 'xlsx'), { trim: false });
  const found = dataOf(excel!.data as unknown[][], page);
  const told = cells.map((row, at) => row.map((wanted, n) => said(found[at]?.[n], wanted)));
  expect(told, `${page.id} Excel`).toEqual(cells);
  if (skipped !== '') return;
  const ink = inkOf(must(await printJob({ kind: 'register', page, options })));
  // A cell's lines follow each other on paper, but for a row that goes on to the next page.
  for (const cell of cells.flat())
    if (cell.length < 200) expect(ink, `${page.id} PDF`).toContain(squeeze(cell));
}

describe.each(some(organizations, 6))('%s', (organization) => {
  test('every register of its demo, four ways', { timeout: 300_000 }, async () => {
    await seeded(organization, async (deps) => {
      const pages = await registersOf(deps, organization);
      expect(pages.length).toBeGreaterThan(0);
      expect(pages.some(({ count }) => count > 0)).toBe(true);
      for (const page of pages) await agree(page);
    });
  });
});
