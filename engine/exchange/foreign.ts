/** A file of another system, told by what it holds, as edits of a draft; what could not be carried is listed. */
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import type { Choice, RuleSet } from '../ruleset/types.ts';
import type { Edit } from '../studio/edit.ts';
import { importDmn } from './dmn.ts';
import type { ForeignForm } from './foreign-form.ts';
import { formOfJsonSchema } from './json-form.ts';
import type { Documents, Json } from './parts.ts';
import { registerOfSheet } from './register-sheet.ts';
import { formOfXlsForm, rowsOf } from './xlsform.ts';

export interface ForeignFile {
  /** Without its ending. */
  name: string;
  /** Of a spreadsheet: its sheets, the first row of each names the columns. */
  sheets?: { name: string; rows: string[][] }[];
  /** Of any other file. */
  text?: string;
}

export type ForeignKind = 'dmn' | 'jsonSchema' | 'xlsform' | 'register';

export interface Carried {
  kind: ForeignKind;
  /** What is added: file of the rule set, id and title. */
  added: { file: string; title: unknown }[];
  edits: Edit[];
  problems: Problem[];
}

interface Draft {
  documents: Documents;
  set: RuleSet;
}

const sheetNamed = ({ sheets = [] }: ForeignFile, name: string) =>
  sheets.find((sheet) => sheet.name.trim().toLowerCase() === name);

/** An id that no file of the kind has: `form`, `form2` … */
function freeFile(documents: Documents, folder: string, id: string): string {
  for (let n = 1; ; n += 1) {
    const own = n === 1 ? id : `${id}${n}`;
    if (!(`${folder}/${own}.json` in documents)) return own;
  }
}

function added(
  draft: Draft,
  folder: string,
  value: { id: string; title: unknown },
): Pick<Carried, 'added' | 'edits'> {
  const id = freeFile(draft.documents, folder, value.id);
  const file = `${folder}/${id}.json`;
  return {
    added: [{ file, title: value.title }],
    edits: [{ put: { file, path: '', value: { ...value, id } as unknown as Json } }],
  };
}

/** Lists that the draft has already under the same id stay as they are there. */
function lists({ set }: Draft, choices: Choice[]): Edit[] {
  const known = set.ruleset.choices ?? [];
  const fresh = choices.filter(({ id }) => !known.some((one) => one.id === id));
  if (fresh.length === 0) return [];
  const value = [...known, ...fresh] as unknown as Json;
  return [{ put: { file: 'ruleset.json', path: '/choices', value } }];
}

function form(draft: Draft, kind: ForeignKind, made: Result<ForeignForm>): Result<Carried> {
  if (!made.ok) return made;
  const { form: value, choices, problems } = made.value;
  const one = added(draft, 'forms', value);
  return ok({ kind, added: one.added, edits: [...lists(draft, choices), ...one.edits], problems });
}

async function tables(draft: Draft, xml: string): Promise<Result<Carried>> {
  const { tables: found, problems } = await importDmn(xml);
  if (found.length === 0) return fail(...problems);
  const all = found.map((table) => added(draft, 'tables', table));
  return ok({
    kind: 'dmn',
    added: all.flatMap((one) => one.added),
    edits: all.flatMap((one) => one.edits),
    problems,
  });
}

/** Problems: `convert.unreadable` {reason}, `convert.noFields`, those of DMN. */
export async function carry(draft: Draft, file: ForeignFile): Promise<Result<Carried>> {
  const { name, text = '', sheets } = file;
  const survey = sheetNamed(file, 'survey');
  if (survey) {
    const choices = rowsOf(sheetNamed(file, 'choices')?.rows ?? []);
    return form(draft, 'xlsform', formOfXlsForm({ survey: rowsOf(survey.rows), choices }, name));
  }
  if (sheets) {
    const made = registerOfSheet(draft.set, sheets[0]?.rows[0] ?? [], name);
    if (!made.ok) return made;
    return ok({
      kind: 'register',
      ...added(draft, 'registers', made.value.register),
      problems: made.value.problems,
    });
  }
  if (/^\s*</.test(text)) return tables(draft, text);
  try {
    return form(draft, 'jsonSchema', formOfJsonSchema(JSON.parse(text) as Json, name));
  } catch (error) {
    return fail(problem('convert.unreadable', '', { reason: error instanceof Error ? error.message : '' }));
  }
}
