/** Rule-set folders on disk, for the commands. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarData } from '../../engine/calendar/data.ts';
import { buildCalendar, type Calendar } from '../../engine/calendar/working-days.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { decodeText } from '../../engine/json.ts';
import { fail, ok, type Problem, type Result, within } from '../../engine/problem.ts';
import { checkSense } from '../../engine/ruleset/check-sense.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { type Files, readRuleSet } from '../../engine/ruleset/load.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';

const calendars = new URL('../../schemas/calendars/', import.meta.url);

export const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const jsonIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();

/** Collects `<folder...>`; a shell's `*` also brings the library's page, which is no rule set. */
export const ruleSetFolders = (value: string, before: string[] = []): string[] =>
  value.endsWith('.md') ? before : [...before, value];

/** The JSON files of a folder by their paths inside it. */
export const readFolder = (folder: string): Files =>
  Object.fromEntries(jsonIn(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

const notUtf8 = (folder: string): Problem[] =>
  jsonIn(folder).flatMap((name) => {
    const text = decodeText(readFileSync(join(folder, name)));
    return text.ok ? [] : within(text.problems, '', name);
  });

/** Problems: `folder.missing`, `json.notUtf8`, and those of `readRuleSet`. */
export function loadRuleSet(folder: string): Result<RuleSet> {
  if (!isFolder(folder)) return fail({ code: 'folder.missing', path: '', file: folder });
  const foreign = notUtf8(folder);
  return foreign.length > 0 ? fail(...foreign) : readRuleSet(readFolder(folder));
}

/** Problems: also those of names, expressions and tables. */
export function loadRules(folder: string): Result<Rules> {
  const set = loadRuleSet(folder);
  if (!set.ok) return set;
  const senseless: Problem[] = checkSense(set.value);
  if (senseless.length > 0) return fail(...senseless);
  const rules = compile(set.value, { makeValidator });
  return rules.ok ? ok(rules.value.adopted(set.value.cast?.params ?? {})) : rules;
}

export function calendarFor(set: RuleSet): Calendar {
  return buildCalendar(
    JSON.parse(readFileSync(new URL(`${set.ruleset.calendar}.json`, calendars), 'utf8')) as CalendarData,
  );
}
