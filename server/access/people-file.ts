/** People from a CSV file: user name, name, departments, roles, whose head, supervisor; ids or titles as the rules write them. */

import { CsvError, parse } from 'csv-parse/sync';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import type { Person, RuleSet, Text } from '../../engine/ruleset/types.ts';

/** What a column may be called, in the three languages. */
const COLUMNS: Record<string, string[]> = {
  id: ['id', 'user', 'username', '用户名', '使用者名稱', '账号', '帳號'],
  name: ['name', '姓名'],
  departments: ['departments', 'department', '部门', '部門'],
  roles: ['roles', 'role', '角色', '职务', '職務'],
  heads: ['heads', 'head', '负责部门', '負責部門'],
  supervisor: ['supervisor', '上级', '上級', '主管'],
};

const NEEDED = ['id', 'name'];
const MOST_BYTES = 2_000_000;

type Row = Record<string, string>;

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const columnOf = (title: string): string | undefined =>
  Object.keys(COLUMNS).find((key) => COLUMNS[key]!.includes(plain(title)));

const several = (cell = ''): string[] =>
  cell
    .split(/[;；、|]/)
    .map((part) => part.trim())
    .filter(Boolean);

const spellings = (title: Text): string[] => (typeof title === 'string' ? [title] : Object.values(title));

interface Element {
  id: string;
  title: Text;
  aliases?: string[];
}

/** The id behind what was written; what nobody is called stays as it is, and is a problem later. */
function named(elements: Element[]): (written: string) => string {
  const ids = new Map<string, string>();
  for (const { id, title, aliases = [] } of elements)
    for (const spelling of [id, ...spellings(title), ...aliases])
      if (!ids.has(plain(spelling))) ids.set(plain(spelling), id);
  return (written) => ids.get(plain(written)) ?? written;
}

/** UTF-8 with or without a mark, else GB 18030, which Chinese spreadsheets save. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Problems: csv.syntax, csv.tooLarge. */
function rowsOf(bytes: Uint8Array): Result<string[][]> {
  if (bytes.length > MOST_BYTES) return fail(problem('csv.tooLarge', '', { most: MOST_BYTES }));
  try {
    const options = { skip_empty_lines: true, relax_column_count: true } as const;
    return ok(parse(decodeText(bytes).replace(/^\uFEFF/, ''), options) as string[][]);
  } catch (error) {
    const line = error instanceof CsvError ? Number(error.lines ?? 0) : 0;
    return fail(problem('csv.syntax', '', { line }));
  }
}

function columns(head: string[]): Result<(string | undefined)[]> {
  const known = head.map(columnOf);
  const missing = NEEDED.filter((key) => !known.includes(key));
  const strange = head.filter((title, index) => !known[index] && title.trim() !== '');
  const problems: Problem[] = [
    ...missing.map((column) => problem('csv.missing', '', { column })),
    ...strange.map((column) => problem('csv.unknown', '', { column, known: Object.keys(COLUMNS) })),
  ];
  return problems.length > 0 ? fail(...problems) : ok(known);
}

function toPerson(set: RuleSet, row: Row): Person {
  const department = named(set.ruleset.departments);
  const role = named(set.ruleset.roles);
  const heads = several(row.heads).map(department);
  return {
    id: (row.id ?? '').trim(),
    name: (row.name ?? '').trim(),
    departments: [...new Set([...several(row.departments).map(department), ...heads])],
    roles: several(row.roles).map(role),
    ...(row.supervisor?.trim() ? { supervisor: row.supervisor.trim() } : {}),
    ...(heads.length > 0 ? { heads } : {}),
  };
}

/** Problems: csv.syntax, csv.tooLarge, csv.missing, csv.unknown, csv.empty. Names are checked where people are added. */
export function readPeople(set: RuleSet, bytes: Uint8Array): Result<Person[]> {
  const rows = rowsOf(bytes);
  if (!rows.ok) return rows;
  const [head = [], ...rest] = rows.value;
  const known = columns(head);
  if (!known.ok) return known;
  if (rest.length === 0) return fail(problem('csv.empty', ''));
  const record = (cells: string[]): Row =>
    Object.fromEntries(
      cells.flatMap((cell, index) => (known.value[index] ? [[known.value[index], cell]] : [])),
    );
  return ok(rest.map((cells) => toPerson(set, record(cells))));
}
