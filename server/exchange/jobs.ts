/** What the checking thread is asked: a package that nobody has looked at yet never meets the main thread. */
import type { Answers } from '../../engine/exchange/adopt.ts';
import { attempt, unconfirmed } from '../../engine/exchange/attempt.ts';
import { documentsOfSet } from '../../engine/exchange/documents.ts';
import { follow } from '../../engine/exchange/follow.ts';
import { guessMapping, type Mapping } from '../../engine/exchange/mapping.ts';
import type { Settled } from '../../engine/exchange/merge.ts';
import { type Package, packageOf, unpack } from '../../engine/exchange/package.ts';
import type { Documents } from '../../engine/exchange/parts.ts';
import { type Portion, portionsOf } from '../../engine/exchange/portions.ts';
import { adoptReport, type ReportPart, type SignatureState } from '../../engine/exchange/report.ts';
import { type Confirmed, reread } from '../../engine/exchange/reread.ts';
import { libraryRow, summarize } from '../../engine/exchange/summary.ts';
import type { LibraryRow, Summary } from '../../engine/exchange/summary-shapes.ts';
import { type Tools, type Tried, tryOut } from '../../engine/exchange/trial.ts';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { type Files, readRuleSet } from '../../engine/ruleset/load.ts';
import type { Text } from '../../engine/ruleset/types.ts';
import type { Language } from '../../engine/text/language.ts';
import { readFolder } from '../cli/folder.ts';
import {
  type SaidChange,
  type SaidConflict,
  type SaidReading,
  sayChanges,
  sayConflict,
  sayReadings,
} from './said.ts';
import { signatureOf } from './signature.ts';

/** A package as it came, or the files of a rule set that is known. */
export type Source = { bytes: Uint8Array } | { files: Files };

export type Job =
  /** Rule sets that come with docket: nothing to check. */
  | { kind: 'known'; folders: string[] }
  | { kind: 'row'; of: Source }
  | { kind: 'page'; of: Source; ours?: Files; language: Language; from: string }
  | { kind: 'scenarios'; of: Source }
  | { kind: 'attempt'; of: Source; ours?: Files; answers: Answers; language: Language }
  | {
      kind: 'follow';
      of: Source;
      base: Source;
      ours: Files;
      settled: Settled;
      confirmed: Confirmed;
      language: Language;
    };

export type Row = Omit<LibraryRow, 'title'> & { title: Text; signature: SignatureState; signer?: string };

export interface Page {
  summary: Summary;
  signature: SignatureState;
  signer?: string;
  /** What keeps it from being used, as it is. */
  problems: Problem[];
  /** From ours to it. */
  changes: SaidChange[];
  mapping: Mapping;
  portions: Portion[];
}

export interface Attempted {
  report: ReportPart[];
  problems: Problem[];
  unset: string[];
  conflicts: SaidConflict[];
  open: string[];
  /** Where scenarios reckon with something else than these rules. */
  readings: SaidReading[];
  documents: Documents;
  changes: SaidChange[];
}

export interface Values {
  known: Row[];
  row: Row;
  page: Page;
  scenarios: Tried[];
  attempt: Attempted;
  follow: Attempted;
}

const opened = (of: Source): Result<Package> => ('bytes' in of ? unpack(of.bytes) : packageOf(of.files));

const proof = (one: Package) => ({
  signature: signatureOf(one),
  ...(one.signature ? { signer: one.signature.publicKey } : {}),
});

function page(job: Extract<Job, { kind: 'page' }>, tools: Tools): Result<Page> {
  const found = opened(job.of);
  if (!found.ok) return found;
  const { set } = found.value;
  const problems = check(set);
  const rules = compile(set, { makeValidator: tools.makeValidator });
  const calendar = tools.calendar(set.ruleset.calendar);
  if (!rules.ok) return rules;
  if (!calendar) return fail(problem('adopt.calendar', '/calendar', { calendar: set.ruleset.calendar }));
  const ours = job.ours && readRuleSet(job.ours);
  const { language, from } = job;
  return ok({
    summary: summarize({ rules: rules.value, language, calendar, from }),
    ...proof(found.value),
    problems,
    changes: ours?.ok ? sayChanges(documentsOfSet(ours.value), documentsOfSet(set), language) : [],
    mapping: guessMapping(set, ours?.ok ? ours.value : undefined),
    portions: [...portionsOf(set).values()],
  });
}

function attempted(job: Extract<Job, { kind: 'attempt' }>, tools: Tools): Result<Attempted> {
  const found = opened(job.of);
  if (!found.ok) return found;
  const ours = job.ours && readRuleSet(job.ours);
  if (ours && !ours.ok) return ours;
  const made = attempt(found.value, signatureOf(found.value), ours?.value, job.answers, tools);
  if (!made.ok) return made;
  const { adopted, obstacles, trial, readings } = made.value;
  return ok({
    report: adoptReport(made.value, job.language),
    problems: obstacles,
    unset: trial.unset,
    conflicts: adopted.conflicts.map((one) => sayConflict(one, job.language)),
    open: adopted.open.map(({ id }) => id),
    readings: sayReadings(readings, trial.set, job.language),
    documents: adopted.documents,
    changes: ours ? sayChanges(documentsOfSet(ours.value), adopted.documents, job.language) : [],
  });
}

function followed(job: Extract<Job, { kind: 'follow' }>, tools: Tools): Result<Attempted> {
  const [theirs, base] = [opened(job.of), opened(job.base)];
  const ours = readRuleSet(job.ours);
  if (!theirs.ok) return theirs;
  if (!base.ok) return base;
  if (!ours.ok) return ours;
  const merged = follow(base.value.set, ours.value, theirs.value.set, job.settled);
  if (!merged.ok) return merged;
  const { conflicts, open } = merged.value;
  const trial = tryOut(merged.value.documents, {}, tools);
  const { documents, readings } = reread(merged.value.documents, trial.scenarios, job.confirmed);
  const count = open.length;
  return ok({
    report: [],
    problems: [
      ...trial.problems,
      ...(count > 0 ? [problem('adopt.open', '', { count })] : []),
      ...unconfirmed(readings),
    ],
    unset: [],
    conflicts: conflicts.map((one) => sayConflict(one, job.language)),
    open: open.map(({ id }) => id),
    readings: sayReadings(readings, trial.set, job.language),
    documents,
    changes: sayChanges(documentsOfSet(ours.value), documents, job.language),
  });
}

function scenarios({ of }: Extract<Job, { kind: 'scenarios' }>, tools: Tools): Result<Tried[]> {
  const found = opened(of);
  return found.ok ? ok(tryOut(documentsOfSet(found.value.set), {}, tools).scenarios) : found;
}

/** Names, expressions and tables are looked at too: what is let in can be used. */
function row({ of }: Extract<Job, { kind: 'row' }>, tools: Tools): Result<Row> {
  const found = opened(of);
  if (!found.ok) return found;
  const { set } = found.value;
  if (signatureOf(found.value) === 'invalid') return fail(problem('package.signature', '/signature.json'));
  const { calendar } = set.ruleset;
  const missing = { file: 'ruleset.json', ...problem('adopt.calendar', '/calendar', { calendar }) };
  const problems = [...check(set), ...(tools.calendar(calendar) ? [] : [missing])];
  if (problems.length > 0) return fail(...problems.slice(0, 20));
  return ok({ ...libraryRow(found.value.set), ...proof(found.value) });
}

/** In the order of the folders. */
function known({ folders }: Extract<Job, { kind: 'known' }>): Result<Row[]> {
  const rows: Row[] = [];
  for (const folder of folders) {
    const set = readRuleSet(readFolder(folder));
    if (!set.ok) return set;
    rows.push({ ...libraryRow(set.value), signature: 'none' });
  }
  return ok(rows);
}

export function doJob(job: Job, tools: Tools): Result<Values[Job['kind']]> {
  if (job.kind === 'known') return known(job);
  if (job.kind === 'row') return row(job, tools);
  if (job.kind === 'page') return page(job, tools);
  if (job.kind === 'scenarios') return scenarios(job, tools);
  return job.kind === 'attempt' ? attempted(job, tools) : followed(job, tools);
}
