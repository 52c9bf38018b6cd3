/** What commands print: lines for people, one JSON value with --json; the exit code says whether all is well. */
import type { Command } from 'commander';
import { ok, type Problem, type Result } from '../../engine/problem.ts';
import { type Language, languages } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';

export interface Output {
  json?: boolean;
  lang?: string;
}

/** Adds --json and --lang, which every command has. */
export const withOutput = (command: Command): Command =>
  command
    .option('--json', 'print one JSON value instead of lines')
    .option('--lang <tag>', `language of sentences: ${languages.join(', ')}`, 'en');

export const languageOf = ({ lang }: Output): Language => languages.find((tag) => tag === lang) ?? 'en';

const place = ({ file, path }: Problem): string => [file, path].filter(Boolean).join('#') || '-';

export const sayProblem = (problem: Problem, language: Language): string =>
  `${place(problem)}  ${problem.code}  ${say(problem, language)}`;

/** Prints the value, or the lines; a command that is not well leaves with 1. */
export function print(output: Output, value: unknown, lines: string[], well = true): void {
  process.stdout.write(
    output.json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
  );
  if (!well) process.exitCode = 1;
}

/** Prints the problems of a failed result; undefined then. */
export function valueOr<T>(output: Output, result: Result<T>): T | undefined {
  if (result.ok) return result.value;
  const language = languageOf(output);
  const { problems } = result;
  print(
    output,
    { ok: false, problems: said(problems, language) },
    problems.map((problem) => sayProblem(problem, language)),
    false,
  );
  return undefined;
}

export const said = (problems: Problem[], language: Language) =>
  problems.map((problem) => ({ ...problem, text: say(problem, language) }));

/** `--set name=value`, repeated: true, false and numbers are read as such, {…} and […] as JSON. */
export function settings(pairs: string[] | undefined): Result<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const pair of pairs ?? []) {
    const at = pair.indexOf('=');
    if (at < 1) return { ok: false, problems: [{ code: 'command.set', path: '', params: { value: pair } }] };
    values[pair.slice(0, at)] = read(pair.slice(at + 1));
  }
  return ok(values);
}

function read(text: string): unknown {
  if (!/^(true|false|null|-?\d+(\.\d+)?|[[{].*)$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const collect = (value: string, list: string[] | undefined): string[] => [...(list ?? []), value];
