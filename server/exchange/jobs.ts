/** What the checking thread is asked: a package that nobody has looked at yet never meets the main thread. */
import type { Answers } from '../../engine/exchange/adopt.ts';
import { attempt } from '../../engine/exchange/attempt.ts';
import { diff } from '../../engine/exchange/diff.ts';
import { documentsOfSet } from '../../engine/exchange/documents.ts';
import { follow } from '../../engine/exchange/follow.ts';
import { guessMapping, type Mapping } from '../../engine/exchange/mapping.ts';
import type { Conflict, Settled } from '../../engine/exchange/merge.ts';
import { type Package, packageOf, unpack } from '../../engine/exchange/package.ts';
import type { Documents } from '../../engine/exchange/parts.ts';
import { type Portion, portionsOf } from '../../engine/exchange/portions.ts';
import { adoptReport, type ReportPart, type SignatureState } from '../../engine/exchange/report.ts';
import { libraryRow, summarize } from '../../engine/exchange/summary.ts';
import type { LibraryRow, Summary } from '../../engine/exchange/summary-shapes.ts';
import { sayChange, sayJson, sayKeyword } from '../../engine/exchange/tell.ts';
import { type Tools, type Tried, tryOut } from '../../engine/exchange/trial.ts';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { check } from '../../engine/ruleset/check.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { clausesOf } from '../../engine/ruleset/coverage.ts';
import { type Files, readRuleSet } from '../../engine/ruleset/load.ts';
import type { Text } from '../../engine/ruleset/types.ts';
import type { Language } from '../../engine/text/language.ts';
import { readFolder } from '../cli/folder.ts';
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
  | { kind: 'follow'; of: Source; base: Source; ours: Files; settled: Settled; language: Language };

export type Row = Omit<LibraryRow, 'title'> & { title: Text; signature: SignatureState; signer?: string };

export interface SaidChange {
  file: string;
  change: string;
  kind: string;
  clause: string[];
  text: string;
}

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

export interface SaidConflict extends Pick<Conflict, 'id' | 'kind'> {
  place: string;
  clause: string[];
  base: string;
  ours: string;
  theirs: string;
}

export interface Attempted {
  report: ReportPart[];
  problems: Problem[];
  unset: string[];
  conflicts: SaidConflict[];
  open: string[];
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

function said(before: Documents, after: Documents, language: Language): SaidChange[] {
  return diff(before, after).map((change) => ({
    file: change.file,
    change: change.change,
    kind: change.kind,
    clause: clausesOf(change.clause),
    text: sayChange(change, language),
  }));
}

function sayConflict(conflict: Conflict, language: Language): SaidConflict {
  const { id, kind, elementKind, elementId, path, clause } = conflict;
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => sayKeyword(step, language));
  const reading = (side: 'base' | 'ours' | 'theirs') => sayJson(conflict[side] ?? null, language);
  return {
    id,
    kind,
    place: [`${sayKeyword(elementKind, language)} ${elementId}`, ...steps].join(' · '),
    clause: clausesOf(clause),
    base: reading('base'),
    ours: reading('ours'),
    theirs: reading('theirs'),
  };
}

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
    changes: ours?.ok ? said(documentsOfSet(ours.value), documentsOfSet(set), language) : [],
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
  const { adopted, obstacles, trial } = made.value;
  return ok({
    report: adoptReport(made.value, job.language),
    problems: obstacles,
    unset: trial.unset,
    conflicts: adopted.conflicts.map((one) => sayConflict(one, job.language)),
    open: adopted.open.map(({ id }) => id),
    documents: adopted.documents,
    changes: ours ? said(documentsOfSet(ours.value), adopted.documents, job.language) : [],
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
  const { documents, conflicts, open } = merged.value;
  const trial = tryOut(documents, {}, tools);
  const count = open.length;
  return ok({
    report: [],
    problems: [...trial.problems, ...(count > 0 ? [problem('adopt.open', '', { count })] : [])],
    unset: [],
    conflicts: conflicts.map((one) => sayConflict(one, job.language)),
    open: open.map(({ id }) => id),
    documents,
    changes: said(documentsOfSet(ours.value), documents, job.language),
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
