/** What is asked of a draft off the main thread, and what comes of it: JSON only. */

import type { Documents } from '../../engine/exchange/parts.ts';
import type { PaperForm } from '../../engine/form/shapes.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { mayPublish, type Proof, prove } from '../../engine/proof/prove.ts';
import { check } from '../../engine/ruleset/check.ts';
import { checkSense } from '../../engine/ruleset/check-sense.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { type Coverage, coverage } from '../../engine/ruleset/coverage.ts';
import type { Files } from '../../engine/ruleset/load.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { castFor } from '../../engine/studio/cast.ts';
import { lookAt } from '../../engine/studio/form/look.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { type TrialAsked, type Tried, tryOut } from '../../engine/studio/try.ts';
import type { Language } from '../../engine/text/language.ts';
import { loadCalendars } from '../calendars.ts';

export type ProvingJob = { documents: Documents } & (
  | { kind: 'check' | 'prove' }
  | { kind: 'try'; asked: TrialAsked }
  | { kind: 'paper'; form: string; language: Language }
);

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
function tried(set: RuleSet, asked: TrialAsked): Checked {
  const known = installed(set.ruleset.calendar);
  const senseless = checkSense(set);
  const rules = senseless.length > 0 ? fail(...senseless) : compile(set, { makeValidator });
  if (!known.ok || !rules.ok)
    return { problems: [...(known.ok ? [] : known.problems), ...(rules.ok ? [] : rules.problems)] };
  return { problems: [], tried: tryOut(rules.value, set.cast ?? castFor(set), known.value, asked) };
}

/** As far as the draft can be read. */
function blankPaper(documents: Documents, form: string, language: Language): Result<Checked> {
  const set = readRuleSet(filesOf(documents));
  const sound = set.ok && check(set.value).length === 0;
  const paper = lookAt(draftOf(documents), { form, language, sound })?.paper;
  return ok({ problems: [], ...(paper ? { paper } : {}) });
}

/** Faults of the draft are part of the answer. */
export function doJob(job: ProvingJob): Result<Checked> {
  if (job.kind === 'paper') return blankPaper(job.documents, job.form, job.language);
  const set = readRuleSet(filesOf(job.documents));
  if (!set.ok) return ok({ problems: set.problems });
  if (job.kind === 'check') return ok(checked(set.value));
  if (job.kind === 'try') return ok(tried(set.value, job.asked));
  const proof = proven(set.value);
  return proof.ok ? proof : ok({ problems: proof.problems, clauses: coverage(set.value).clauses });
}
