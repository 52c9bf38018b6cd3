/** `docket format`: rule-set files in their canonical text. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parseJson } from '../../engine/json.ts';
import { fail, ok, type Result, within } from '../../engine/problem.ts';
import { kindOf } from '../../engine/ruleset/files.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import type { MetaName } from '../../engine/ruleset/meta.ts';
import { ruleSetFolders } from './folder.ts';
import { languageOf, type Output, print, said, sayProblem, withOutput } from './out.ts';

/** Every JSON file under the paths. */
function filesUnder(paths: string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    return names.sort().map((name) => join(path, name));
  });
}

/** Which meta-schema orders a file: by its place in a rule set, a calendar's folder, or none (meta-schemas). */
function metaOf(file: string): MetaName | undefined {
  const path = file.replaceAll('\\', '/');
  if (/(^|\/)calendars\/[^/]+\.json$/.test(path)) return 'calendar';
  if (/(^|\/)meta\/[^/]+\.schema\.json$/.test(path)) return undefined;
  if (/(^|\/)demo\/stories\/[^/]+\.json$/.test(path)) return 'scenario';
  const parts = path.split('/');
  return kindOf(parts.slice(-2).join('/'))?.meta ?? kindOf(parts.at(-1) ?? '')?.meta;
}

interface Options extends Output {
  check?: boolean;
}

/** How many levels deep a meta-schema may go, which nests deeper than a rule set. */
const mostDepth = 64;

/** A file's canonical text beside the one it has; problems: those of `parseJson`, with the file. */
function formattedOf(file: string): Result<{ file: string; text: string; formatted: string }> {
  const text = readFileSync(file, 'utf8');
  const parsed = parseJson(text.replace(/^\uFEFF/, ''), mostDepth);
  return parsed.ok
    ? ok({ file, text, formatted: formatFile(parsed.value, metaOf(file)) })
    : fail(...within(parsed.problems, '', file));
}

/** What cannot be read stays as it is and is listed; all others are written. */
function act(paths: string[], options: Options): void {
  const read = filesUnder(paths).map(formattedOf);
  const changed = read.flatMap((one) =>
    one.ok && one.value.formatted !== one.value.text ? [one.value] : [],
  );
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  if (!options.check) for (const { file, formatted } of changed) writeFileSync(file, formatted);
  const word = options.check ? 'not canonical' : 'formatted';
  const language = languageOf(options);
  print(
    options,
    { changed: changed.map(({ file }) => file), problems: said(problems, language) },
    [...changed.map(({ file }) => `${word}: ${file}`), ...problems.map((one) => sayProblem(one, language))],
    problems.length === 0 && (!options.check || changed.length === 0),
  );
}

export function register(program: Command): void {
  withOutput(program.command('format'))
    .description('write rule-set files, calendars and meta-schemas in their canonical text')
    .argument('<path...>', 'files or folders', ruleSetFolders)
    .option('--check', 'change nothing; leave with 1 where a file is not canonical')
    .action(act);
}
