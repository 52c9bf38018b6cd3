/** `docket convert`: forms and holidays of other systems in the words of a rule set; what was left out is listed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import type { ForeignForm } from '../../engine/exchange/foreign-form.ts';
import { holidaysOfIcal } from '../../engine/exchange/ical.ts';
import { formOfJsonSchema } from '../../engine/exchange/json-form.ts';
import type { Json } from '../../engine/exchange/parts.ts';
import { registerOfSheet } from '../../engine/exchange/register-sheet.ts';
import { formOfXlsForm, rowsOf, type SheetRow, type XlsForm } from '../../engine/exchange/xlsform.ts';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import { isFolder, loadRuleSet } from './folder.ts';
import { languageOf, type Output, print, said, sayProblem, valueOr, withOutput } from './out.ts';
import { sheetsIn } from './sheet.ts';

interface Options extends Output {
  output: string;
}

/** Problem `convert.unreadable` {reason}. */
function reading<T>(read: () => Result<T>): Result<T> {
  try {
    return read();
  } catch (error) {
    return fail(problem('convert.unreadable', '', { reason: error instanceof Error ? error.message : '' }));
  }
}

const nameOf = (file: string): string => basename(file, extname(file));

const inFolder = (folder: string): XlsForm => ({
  survey: sheet(folder, 'survey'),
  choices: sheet(folder, 'choices'),
});

/** Problems: those of sheetsIn, `convert.noFields`. */
async function inWorkbook(file: string): Promise<Result<XlsForm>> {
  const sheets = await sheetsIn(file);
  if (!sheets.ok) return sheets;
  const named = (name: string) => rowsOf(sheets.value.find((one) => one.name.trim() === name)?.rows ?? []);
  return ok({ survey: named('survey'), choices: named('choices') });
}

async function keepRegister(file: string, folder: string, options: Options): Promise<void> {
  const [sheets, set] = [await sheetsIn(file), loadRuleSet(folder)];
  if (!sheets.ok || !set.ok) return void valueOr(options, sheets.ok ? set : sheets);
  const made = valueOr(options, registerOfSheet(set.value, sheets.value[0]?.rows[0] ?? [], nameOf(file)));
  if (!made) return;
  const { register, problems } = made;
  writeFileSync(options.output, formatFile(register, 'register'));
  tell(options, { file: options.output, register: register.id }, problems, [options.output]);
}

const sheet = (folder: string, name: string): SheetRow[] =>
  parse(readFileSync(join(folder, `${name}.csv`)), { bom: true, columns: true, skip_empty_lines: false });

function tell(options: Options, value: object, problems: Problem[], lines: string[]): void {
  const language = languageOf(options);
  const told = problems.map((one) => `  ${sayProblem(one, language)}`);
  print(
    options,
    { ...value, problems: said(problems, language) },
    [...lines, ...told],
    problems.length === 0,
  );
}

/** The form as a file of `forms/`; its code lists are told, they go into `ruleset.json`. */
function keepForm(result: Result<ForeignForm>, options: Options): void {
  const made = valueOr(options, result);
  if (!made) return;
  const { form, choices, problems } = made;
  writeFileSync(options.output, formatFile(form, 'form'));
  const lists = choices.length > 0 ? [JSON.stringify({ choices }, null, 2)] : [];
  tell(options, { file: options.output, form: form.id, choices }, problems, [options.output, ...lists]);
}

function keepHolidays(file: string, options: Options): void {
  const made = valueOr(
    options,
    reading(() => holidaysOfIcal(readFileSync(file, 'utf8'))),
  );
  if (!made) return;
  const { years, problems } = made;
  writeFileSync(options.output, `${JSON.stringify({ years }, null, 2)}\n`);
  const lines = years.map(
    ({ year, holidays, workdays }) =>
      `${year}: ${holidays.length} holiday(s), ${workdays.length} working day(s) instead`,
  );
  tell(options, { file: options.output, years }, problems, [options.output, ...lines]);
}

export function register(program: Command): void {
  const group = program
    .command('convert')
    .description('forms and holidays of other systems; leaves with 1 when something was not carried');
  const one = (name: string, what: string, argument: string) =>
    withOutput(group.command(name))
      .description(what)
      .argument(argument)
      .requiredOption('-o, --output <file>', 'the file to write');
  one('json-schema', 'a JSON Schema, or {schema, uiSchema} of rjsf, as a form', '<file>').action(
    (file: string, options: Options) =>
      keepForm(
        reading(() => formOfJsonSchema(JSON.parse(readFileSync(file, 'utf8')) as Json, nameOf(file))),
        options,
      ),
  );
  one(
    'xlsform',
    'an XLSForm (.xlsx, or a folder with survey.csv and choices.csv) as a form',
    '<file>',
  ).action(async (file: string, options: Options) => {
    const sheets = isFolder(file) ? reading(() => ok(inFolder(file))) : await inWorkbook(file);
    keepForm(sheets.ok ? formOfXlsForm(sheets.value, nameOf(file)) : sheets, options);
  });
  withOutput(group.command('register'))
    .description(
      'a register whose columns are the first row of an .xlsx or .csv, found among the fields of a rule set',
    )
    .argument('<file>')
    .argument('<folder>', 'folder of the rule set')
    .requiredOption('-o, --output <file>', 'the file to write')
    .action(keepRegister);
  one('holidays', 'the holidays of an iCalendar file by year, for a calendar', '<file>').action(keepHolidays);
}
