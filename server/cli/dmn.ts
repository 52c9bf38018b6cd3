/** `docket dmn`: decision tables to and from DMN files. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { exportDmn, type ImportedModel, importDmn } from '../../engine/exchange/dmn.ts';
import { nearest } from '../../engine/nearest.ts';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import type { DecisionTable } from '../../engine/ruleset/types.ts';
import { loadRuleSet } from './folder.ts';
import { languageOf, type Output, print, said, sayProblem, valueOr, withOutput } from './out.ts';

interface Options extends Output {
  output: string;
  force?: boolean;
}

/** Problem `reference.unknown` {kind, name, nearest}. */
function tableOf(folder: string, id: string): Result<DecisionTable> {
  const set = loadRuleSet(folder);
  if (!set.ok) return set;
  const { tables } = set.value;
  const table = tables.find((known) => known.id === id);
  const known = tables.map((other) => other.id);
  return table
    ? ok(table)
    : fail(problem('reference.unknown', '', { kind: 'table', name: id, nearest: nearest(id, known) }));
}

async function exportTable(folder: string, id: string, options: Options): Promise<void> {
  const table = valueOr(options, tableOf(folder, id));
  const xml = table && valueOr(options, await exportDmn(table));
  if (!xml) return;
  writeFileSync(options.output, xml);
  print(options, { file: options.output, table: id }, [`${options.output}: table ${id}`]);
}

const fileOf = (folder: string, table: DecisionTable): string => join(folder, 'tables', `${table.id}.json`);

function write(folder: string, tables: DecisionTable[], force = false): Result<string[]> {
  const files = tables.map((table) => fileOf(folder, table));
  const known = force ? [] : files.filter((file) => existsSync(file));
  if (known.length > 0) return fail(...known.map((file) => problem('dmn.exists', '', { file })));
  if (files.length > 0) mkdirSync(join(folder, 'tables'), { recursive: true });
  for (const table of tables) writeFileSync(fileOf(folder, table), formatFile(table, 'table'));
  return ok(files);
}

const bindingLines = (bindings: ImportedModel['bindings'], { id }: DecisionTable): string[] =>
  Object.entries(bindings[id] ?? {})
    .filter(([input, text]) => input !== text)
    .map(([input, text]) => `  with ${input} = ${text}`);

async function importTables(file: string, options: Options): Promise<void> {
  const there = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  const found = there ? ok(readFileSync(file, 'utf8')) : fail({ code: 'file.missing', path: '', file });
  const xml = valueOr(options, found);
  if (xml === undefined) return;
  const { tables, bindings, problems } = await importDmn(xml);
  const files = valueOr(options, write(options.output, tables, options.force));
  if (!files) return;
  const placed = problems.map((one): Problem => ({ ...one, file }));
  const language = languageOf(options);
  const lines = tables.flatMap((table, i) => [
    `${files[i]}: ${table.rows.length} row(s)`,
    ...bindingLines(bindings, table),
  ]);
  const told = placed.map((one) => `  ${sayProblem(one, language)}`);
  print(
    options,
    { files, bindings, problems: said(placed, language) },
    [...lines, ...told],
    problems.length === 0,
  );
}

export function register(program: Command): void {
  const group = program.command('dmn').description('decision tables to and from DMN files');
  withOutput(group.command('export'))
    .description('a decision table as a DMN 1.3 file')
    .argument('<folder>', 'folder of the rule set')
    .argument('<table>', 'id of the table')
    .requiredOption('-o, --output <file>', 'the DMN file to write')
    .action(exportTable);
  withOutput(group.command('import'))
    .description(
      'the decision tables of a DMN file (1.2 to 1.5); leaves with 1 when something was not carried',
    )
    .argument('<file>', 'the DMN file')
    .requiredOption('-o, --output <folder>', 'the rule set whose tables/ they go to')
    .option('--force', 'overwrite tables of the same id')
    .action(importTables);
}
