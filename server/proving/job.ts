/** What is asked of a draft off the main thread, and what comes of it: JSON only. */

import type { Documents } from '../../engine/exchange/parts.ts';
import type { PaperForm } from '../../engine/form/shapes.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { mayPublish, type Proof, prove } from '../../engine/proof/prove.ts';
import { type Simulation, simulate } from '../../engine/proof/simulate.ts';
import { check } from '../../engine/ruleset/check.ts';
import { checkSense } from '../../engine/ruleset/check-sense.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { type Coverage, coverage } from '../../engine/ruleset/coverage.ts';
import type { Files } from '../../engine/ruleset/load.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import type { Cast, RuleSet } from '../../engine/ruleset/types.ts';
import { castFor } from '../../engine/studio/cast.ts';
import { chartOf } from '../../engine/studio/chart/chart.ts';
import { layOut } from '../../engine/studio/chart/layout.ts';
import { lookAt } from '../../engine/studio/form/look.ts';
import { type DryRun, dryRun, type Past } from '../../engine/studio/look/dry-run.ts';
import {
  type Ground,
  type RegisterLook,
  registerLook,
  type SlipLook,
  slipLook,
} from '../../engine/studio/look/played.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { sayExpression } from '../../engine/studio/say-rules.ts';
import { type TrialAsked, type Tried, tryOut } from '../../engine/studio/try.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import type { ChartPaper } from '../../reports/layout/chart.ts';
import { loadCalendars } from '../calendars.ts';

/** Of the draft's own files, as far as they are without fault. */
type Grounded = { documents: Documents } & (
  | { kind: 'try'; asked: TrialAsked }
  | { kind: 'slip'; slip: string }
  | { kind: 'register'; register: string; language: Language }
  | { kind: 'simulate'; complaints: number; seed: number }
  /** `current` are the files in force, `cast` the people there are and the values they set. */
  | { kind: 'dryRun'; current: Documents; cast: Cast; past: Past[]; language: Language }
);

export type ProvingJob =
  | Grounded
  | { documents: Documents; kind: 'check' }
  | { documents: Documents; kind: 'prove' }
  | { documents: Documents; kind: 'paper'; form: string; language: Language }
  | { documents: Documents; kind: 'chart'; procedure: string; language: Language };

/** What a draft is as it stands: what keeps it from being used, and what carries each clause. */
export interface Checked {
  problems: Problem[];
  /** Absent while files are not of the right shape. */
  clauses?: Coverage['clauses'];
  /** With `prove`. */
  proof?: Proof;
  mayPublish?: boolean;
  /** With `try`, where nothing is wrong. */
  tried?: Tried;
  /** With `paper`: the blank form; absent where there is none of this id. */
  paper?: PaperForm;
  /** With `chart`: absent where there is no procedure of this id. */
  chart?: ChartPaper;
  /** With `slip`, `register` and `simulate`, where nothing is wrong. */
  slip?: SlipLook;
  register?: RegisterLook;
  simulation?: Simulation;
  dryRuns?: DryRun[];
}

/** Shape and sense are read from texts, as everywhere. */
export const filesOf = (documents: Documents): Files =>
  Object.fromEntries(Object.entries(documents).map(([file, value]) => [file, JSON.stringify(value)]));

const calendars = loadCalendars();

function proven(set: RuleSet): Result<Checked> {
  const known = installed(set.ruleset.calendar);
  if (!known.ok) return known;
  const proof = prove(set, { makeValidator, calendar: known.value });
  return ok({
    problems: proof.problems,
    clauses: coverage(set).clauses,
    proof,
    mayPublish: mayPublish(proof),
  });
}

/** Problem `calendar.unknown` {calendar}. */
function installed(id: string): Result<ReturnType<typeof calendars>> {
  try {
    return ok(calendars(id));
  } catch {
    return fail({ ...problem('calendar.unknown', '/calendar', { calendar: id }), file: 'ruleset.json' });
  }
}

function checked(set: RuleSet): Checked {
  const known = installed(set.ruleset.calendar);
  return { problems: [...(known.ok ? [] : known.problems), ...check(set)], clauses: coverage(set).clauses };
}

/** Clauses that nobody carries yet keep nobody from trying. */
function onGround(set: RuleSet, work: (ground: Ground) => Result<Partial<Checked>>): Result<Checked> {
  const known = installed(set.ruleset.calendar);
  const senseless = checkSense(set);
  const rules = senseless.length > 0 ? fail(...senseless) : compile(set, { makeValidator });
  if (!known.ok || !rules.ok)
    return ok({ problems: [...(known.ok ? [] : known.problems), ...(rules.ok ? [] : rules.problems)] });
  const done = work({ rules: rules.value, cast: set.cast ?? castFor(set), calendar: known.value });
  return done.ok ? ok({ problems: [], ...done.value }) : done;
}

const into = <K extends keyof Checked>(key: K, made: Result<Checked[K]>): Result<Partial<Checked>> =>
  made.ok ? ok({ [key]: made.value } as Partial<Checked>) : made;

/** Values that only the draft asks for are taken as suggested. */
function compared(
  { rules, calendar, cast: own }: Ground,
  { current, cast, past, language }: Extract<Grounded, { kind: 'dryRun' }>,
): Result<DryRun[]> {
  const set = readRuleSet(filesOf(current));
  const known = set.ok ? compile(set.value, { makeValidator }) : set;
  if (!known.ok) return known;
  const before = { rules: known.value, cast, calendar };
  const after = { rules, cast: { ...cast, params: { ...own.params, ...cast.params } }, calendar };
  const told = (problem: Problem) => say(problem, language);
  return ok(past.map((one) => dryRun(before, after, one, language, told)));
}

const looks = (job: Grounded) => (ground: Ground) => {
  const { rules, cast, calendar } = ground;
  if (job.kind === 'try') return ok({ tried: tryOut(rules, cast, calendar, job.asked) });
  if (job.kind === 'slip') return into('slip', slipLook(ground, job.slip));
  if (job.kind === 'register') return into('register', registerLook(ground, job.register, job.language));
  if (job.kind === 'dryRun') return into('dryRuns', compared(ground, job));
  return ok({ simulation: simulate(rules, cast, calendar, job) });
};

/** As far as the draft can be read. */
function blankPaper(documents: Documents, form: string, language: Language): Result<Checked> {
  const set = readRuleSet(filesOf(documents));
  const sound = set.ok && check(set.value).length === 0;
  const paper = lookAt(draftOf(documents), { form, language, sound })?.paper;
  return ok({ problems: [], ...(paper ? { paper } : {}) });
}

function flowChart(documents: Documents, id: string, language: Language): Result<Checked> {
  const draft = draftOf(documents);
  const procedure = draft.set.procedures.find((one) => one.id === id);
  if (!procedure) return ok({ problems: [] });
  const layout = layOut(chartOf(draft, `procedures/${id}.json`), language, (when) =>
    sayExpression(draft, when, language),
  );
  const { title: organization } = draft.set.ruleset;
  const chart = {
    title: localize(procedure.title, language),
    organization: localize(organization, language),
    layout,
  };
  return ok({ problems: [], chart });
}

/** Faults of the draft are part of the answer. */
export function doJob(job: ProvingJob): Result<Checked> {
  if (job.kind === 'chart') return flowChart(job.documents, job.procedure, job.language);
  if (job.kind === 'paper') return blankPaper(job.documents, job.form, job.language);
  const set = readRuleSet(filesOf(job.documents));
  if (!set.ok) return ok({ problems: set.problems });
  if (job.kind === 'check') return ok(checked(set.value));
  if (job.kind !== 'prove') return onGround(set.value, looks(job));
  const proof = proven(set.value);
  return proof.ok ? proof : ok({ problems: proof.problems, clauses: coverage(set.value).clauses });
}
